package org.javoke.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Python's arithmetic operators, over numbers, strings and sequences. */
public final class Arithmetic {

  // 39,457 digits; Python goes further, but prints no integer beyond 4,300.
  private static final int MAX_BITS = 1 << 17;
  private static final BigInteger EXACT_IN_DOUBLE = BigInteger.ONE.shiftLeft(53);

  private Arithmetic() {}

  /** {@return {@code a + b}} */
  public static Value add(Value a, Value b, Budget budget) {
    if (a instanceof PyStr x && b instanceof PyStr y) {
      return concatenate(x, y, budget);
    }
    if (a instanceof PyList x && b instanceof PyList y) {
      return new PyList(joined(x.items(), y.items(), budget));
    }
    if (a instanceof PyTuple x && b instanceof PyTuple y) {
      return new PyTuple(joined(x.items(), y.items(), budget));
    }
    checkNumbers("+", a, b);
    BigInteger x = Numbers.integer(a);
    BigInteger y = Numbers.integer(b);
    return x != null && y != null
        ? new PyInt(bounded(x.add(y), budget))
        : new PyFloat(Numbers.real(a) + Numbers.real(b));
  }

  private static PyStr concatenate(PyStr a, PyStr b, Budget budget) {
    PyStr left = b.markup() ? Html.escape(a, budget) : a;
    PyStr right = a.markup() ? Html.escape(b, budget) : b;
    budget.characters((long) left.text().length() + right.text().length());
    return new PyStr(left.text().concat(right.text()), a.markup() || b.markup());
  }

  private static List<Value> joined(List<Value> a, List<Value> b, Budget budget) {
    budget.references((long) a.size() + b.size());
    List<Value> joined = new ArrayList<>(a.size() + b.size());
    joined.addAll(a);
    joined.addAll(b);
    return joined;
  }

  /** {@return {@code a - b}} */
  public static Value subtract(Value a, Value b, Budget budget) {
    checkNumbers("-", a, b);
    BigInteger x = Numbers.integer(a);
    BigInteger y = Numbers.integer(b);
    return x != null && y != null
        ? new PyInt(bounded(x.subtract(y), budget))
        : new PyFloat(Numbers.real(a) - Numbers.real(b));
  }

  /** {@return {@code a * b}} */
  public static Value multiply(Value a, Value b, Budget budget) {
    BigInteger x = Numbers.integer(a);
    BigInteger y = Numbers.integer(b);
    if (x != null && y != null) {
      checkBits((long) x.bitLength() + y.bitLength());
      return new PyInt(bounded(x.multiply(y), budget));
    }
    if (y != null && !(a instanceof PyFloat)) {
      return repeat(a, y, budget);
    }
    if (x != null && !(b instanceof PyFloat)) {
      return repeat(b, x, budget);
    }
    checkNumbers("*", a, b);
    return new PyFloat(Numbers.real(a) * Numbers.real(b));
  }

  private static Value repeat(Value value, BigInteger times, Budget budget) {
    int count = Math.max(0, Bound.clamp(times));
    return switch (value) {
      case PyStr text -> {
        budget.characters((long) text.text().length() * count);
        yield text.like(text.text().repeat(text.text().isEmpty() ? 0 : count));
      }
      case PyList list -> new PyList(repeated(list.items(), count, budget));
      case PyTuple tuple -> new PyTuple(repeated(tuple.items(), count, budget));
      case Undefined undefined -> throw undefined.error();
      default ->
          throw PythonException.type(
              "unsupported operand types for *: '" + value.typeName() + "' and 'int'");
    };
  }

  private static List<Value> repeated(List<Value> items, int count, Budget budget) {
    budget.references((long) items.size() * count);
    List<Value> repeated = new ArrayList<>(items.isEmpty() ? 0 : items.size() * count);
    for (int i = 0; i < count && !items.isEmpty(); i++) {
      repeated.addAll(items);
    }
    return repeated;
  }

  /** {@return {@code a / b}} */
  public static Value divide(Value a, Value b) {
    checkNumbers("/", a, b);
    checkDivisor(b);
    BigInteger x = Numbers.integer(a);
    BigInteger y = Numbers.integer(b);
    if (x == null || y == null) {
      return new PyFloat(Numbers.real(a) / Numbers.real(b));
    }
    if (x.abs().compareTo(EXACT_IN_DOUBLE) <= 0 && y.abs().compareTo(EXACT_IN_DOUBLE) <= 0) {
      return new PyFloat(x.doubleValue() / y.doubleValue());
    }
    MathContext precise = new MathContext(60);
    double quotient = new BigDecimal(x).divide(new BigDecimal(y), precise).doubleValue();
    if (Double.isInfinite(quotient)) {
      throw PythonException.overflow("integer division result too large for a float");
    }
    return new PyFloat(quotient);
  }

  /** {@return {@code a // b}} */
  public static Value floorDivide(Value a, Value b) {
    checkNumbers("//", a, b);
    checkDivisor(b);
    BigInteger x = Numbers.integer(a);
    BigInteger y = Numbers.integer(b);
    if (x != null && y != null) {
      BigInteger[] parts = x.divideAndRemainder(y);
      boolean below = parts[1].signum() != 0 && parts[1].signum() != y.signum();
      return new PyInt(below ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }
    return new PyFloat(floorDivide(Numbers.real(a), Numbers.real(b)));
  }

  private static double floorDivide(double a, double b) {
    double quotient = (a - modulo(a, b)) / b;
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  /** {@return {@code a % b}, which for a string formats it} */
  public static Value modulo(Value a, Value b, Budget budget) {
    if (a instanceof PyStr text) {
      return PercentFormat.format(text, b, budget);
    }
    checkNumbers("%", a, b);
    checkDivisor(b);
    BigInteger x = Numbers.integer(a);
    BigInteger y = Numbers.integer(b);
    if (x != null && y != null) {
      BigInteger rest = x.mod(y.abs());
      return new PyInt(rest.signum() != 0 && y.signum() < 0 ? rest.add(y) : rest);
    }
    return new PyFloat(modulo(Numbers.real(a), Numbers.real(b)));
  }

  private static double modulo(double a, double b) {
    double rest = a % b;
    if (rest == 0) {
      return Math.copySign(0.0, b);
    }
    return (rest < 0) != (b < 0) ? rest + b : rest;
  }

  /** {@return {@code a ** b}} */
  public static Value power(Value a, Value b, Budget budget) {
    checkNumbers("**", a, b);
    BigInteger base = Numbers.integer(a);
    BigInteger exponent = Numbers.integer(b);
    if (base != null && exponent != null && exponent.signum() >= 0) {
      return new PyInt(power(base, exponent, budget));
    }
    double x = Numbers.real(a);
    double y = Numbers.real(b);
    if (x == 0 && y < 0) {
      throw zeroDivision("0.0 cannot be raised to a negative power");
    }
    if (x < 0 && Double.isFinite(x) && Double.isFinite(y) && y != Math.rint(y)) {
      throw PythonException.refused("the result of ** would be a complex number");
    }
    double result = Math.pow(x, y);
    if (Double.isInfinite(result) && Double.isFinite(x) && Double.isFinite(y)) {
      throw PythonException.overflow("the result of ** is too large for a float");
    }
    return new PyFloat(result);
  }

  private static BigInteger power(BigInteger base, BigInteger exponent, Budget budget) {
    if (base.abs().bitLength() <= 1) { // -1, 0 or 1, where the exponent may be anything
      return base.signum() >= 0 || exponent.testBit(0)
          ? base.pow(exponent.signum())
          : BigInteger.ONE;
    }
    int times = Bound.clamp(exponent);
    checkBits((long) (base.abs().bitLength() - 1) * times);
    return bounded(base.pow(times), budget);
  }

  /** {@return {@code -value}} */
  public static Value negate(Value value) {
    if (value instanceof PyFloat number) {
      return new PyFloat(-number.value());
    }
    return new PyInt(unary("-", value).negate());
  }

  /** {@return {@code +value}} */
  public static Value plus(Value value) {
    return value instanceof PyFloat ? value : new PyInt(unary("+", value));
  }

  private static BigInteger unary(String operator, Value value) {
    if (value instanceof Undefined undefined) {
      throw undefined.error();
    }
    BigInteger number = Numbers.integer(value);
    if (number == null) {
      throw PythonException.type(
          "bad operand type for unary " + operator + ": '" + value.typeName() + "'");
    }
    return number;
  }

  private static void checkNumbers(String operator, Value a, Value b) {
    if (a instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (b instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (!Numbers.isNumber(a) || !Numbers.isNumber(b)) {
      throw PythonException.type(
          "unsupported operand types for "
              + operator
              + ": '"
              + a.typeName()
              + "' and '"
              + b.typeName()
              + "'");
    }
  }

  private static void checkDivisor(Value divisor) {
    if (!divisor.truth()) {
      throw zeroDivision("division by zero");
    }
  }

  private static PythonException zeroDivision(String message) {
    return new PythonException(PythonException.Kind.ZERO_DIVISION, message);
  }

  private static BigInteger bounded(BigInteger value, Budget budget) {
    checkBits(value.bitLength());
    budget.bytes(value.bitLength() / 8);
    budget.steps(value.bitLength() / 128);
    return value;
  }

  private static void checkBits(long bits) {
    if (bits > MAX_BITS) {
      throw new BudgetException("an integer grows beyond " + MAX_BITS + " bits");
    }
  }
}
