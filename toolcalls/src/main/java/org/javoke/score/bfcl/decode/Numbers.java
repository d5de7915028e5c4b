package org.javoke.score.bfcl.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Python's arithmetic on truth values, integers and floats. */
final class Numbers {

  private static final int MAX_BITS = 14_000; // about the 4,300 digits that Python prints

  private Numbers() {}

  static boolean isNumber(Value value) {
    return value instanceof Value.Real || whole(value) != null;
  }

  /** {@return the integer that the value is, truth values included, or null} */
  static @Nullable BigInteger whole(Value value) {
    return switch (value) {
      case Value.Int(BigInteger number) -> number;
      case Value.Bool(boolean truth) -> truth ? BigInteger.ONE : BigInteger.ZERO;
      default -> null;
    };
  }

  static Value signed(String operator, Value value) throws Refusal {
    BigInteger whole = whole(value);
    if (whole != null) {
      switch (operator) {
        case "+" -> {
          return new Value.Int(whole);
        }
        case "-" -> {
          return new Value.Int(whole.negate());
        }
        case "~" -> {
          return new Value.Int(whole.not());
        }
        default -> {}
      }
    }
    if (value instanceof Value.Real(double number)
        && (operator.equals("+") || operator.equals("-"))) {
      return Value.of(operator.equals("-") ? -number : number);
    }
    throw new Refusal("'" + operator + "' is not worked out on this value");
  }

  static Value apply(Value left, String operator, Value right) throws Refusal {
    BigInteger a = whole(left);
    BigInteger b = whole(right);
    if (a != null && b != null) {
      boolean truths = left instanceof Value.Bool && right instanceof Value.Bool;
      return truths && "&|^".contains(operator) ? truth(a, operator, b) : apply(a, operator, b);
    }
    return apply(real(left), operator, real(right));
  }

  private static Value truth(BigInteger a, String operator, BigInteger b) {
    boolean x = a.signum() != 0;
    boolean y = b.signum() != 0;
    return Value.of(
        switch (operator) {
          case "&" -> x && y;
          case "|" -> x || y;
          default -> x != y;
        });
  }

  private static Value apply(BigInteger a, String operator, BigInteger b) throws Refusal {
    return switch (operator) {
      case "+" -> integer(a.add(b));
      case "-" -> integer(a.subtract(b));
      case "*" -> integer(a.multiply(b));
      case "&" -> integer(a.and(b));
      case "|" -> integer(a.or(b));
      case "^" -> integer(a.xor(b));
      case "/" -> quotient(a, nonZero(b));
      case "//" -> integer(floorDivide(a, nonZero(b)));
      case "%" -> integer(a.subtract(floorDivide(a, nonZero(b)).multiply(b)));
      case "<<" -> integer(a.shiftLeft(distance(b)));
      case ">>" -> integer(a.shiftRight(b.signum() < 0 ? distance(b) : clamped(b)));
      case "**" -> power(a, b);
      default -> throw new Refusal("'" + operator + "' is not defined on numbers");
    };
  }

  private static Value integer(BigInteger value) throws Refusal {
    return new Value.Int(bounded(value));
  }

  private static BigInteger bounded(BigInteger value) throws Refusal {
    if (value.bitLength() > MAX_BITS) {
      throw new Refusal("an integer has more than " + MAX_BITS + " bits");
    }
    return value;
  }

  private static BigInteger nonZero(BigInteger value) throws Refusal {
    if (value.signum() == 0) {
      throw new Refusal("division by zero");
    }
    return value;
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static Value quotient(BigInteger a, BigInteger b) throws Refusal {
    return finite(
        new BigDecimal(a).divide(new BigDecimal(b), MathContext.DECIMAL128).doubleValue());
  }

  private static int distance(BigInteger shift) throws Refusal {
    if (shift.signum() < 0 || shift.bitLength() > 31 || shift.intValue() > MAX_BITS) {
      throw new Refusal("a shift must be between 0 and " + MAX_BITS);
    }
    return shift.intValue();
  }

  private static int clamped(BigInteger shift) {
    return shift.min(BigInteger.valueOf(2L * MAX_BITS)).intValue();
  }

  private static Value power(BigInteger base, BigInteger exponent) throws Refusal {
    if (exponent.signum() < 0) {
      return power(nonZero(base).doubleValue(), exponent.doubleValue());
    }
    boolean trivial = base.bitLength() <= 1 && base.abs().bitLength() <= 1;
    if (trivial) {
      boolean odd = exponent.testBit(0);
      return new Value.Int(exponent.signum() == 0 ? BigInteger.ONE : odd ? base : base.abs());
    }
    if (exponent.bitLength() > 31
        || (long) exponent.intValue() * (base.bitLength() - 1) > MAX_BITS) {
      throw new Refusal("a power has more than " + MAX_BITS + " bits");
    }
    return integer(base.pow(exponent.intValue()));
  }

  private static double real(Value value) throws Refusal {
    if (value instanceof Value.Real(double number)) {
      return number;
    }
    BigInteger whole = whole(value);
    double number = whole == null ? Double.NaN : whole.doubleValue();
    if (Double.isInfinite(number)) {
      throw new Refusal("an integer is too large for a float");
    }
    return number;
  }

  private static Value apply(double a, String operator, double b) throws Refusal {
    return switch (operator) {
      case "+" -> Value.of(a + b);
      case "-" -> Value.of(a - b);
      case "*" -> Value.of(a * b);
      case "/" -> Value.of(a / nonZero(b));
      case "//" -> Value.of(floorDivide(a, nonZero(b)));
      case "%" -> Value.of(remainder(a, nonZero(b)));
      case "**" -> power(a, b);
      default -> throw new Refusal("'" + operator + "' is not defined on floats");
    };
  }

  private static double nonZero(double value) throws Refusal {
    if (value == 0) {
      throw new Refusal("division by zero");
    }
    return value;
  }

  // The remainder has the sign of the divisor, a zero too.
  private static double remainder(double a, double b) {
    double remainder = a % b;
    if (remainder == 0) {
      return Math.copySign(0, b);
    }
    return b < 0 != remainder < 0 ? remainder + b : remainder;
  }

  private static double floorDivide(double a, double b) {
    double remainder = a % b;
    double quotient = (a - remainder) / b;
    if (remainder != 0 && b < 0 != remainder < 0) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static Value power(double base, double exponent) throws Refusal {
    boolean complex = base < 0 && exponent != Math.rint(exponent) && !Double.isInfinite(base);
    if (complex || (base == 0 && exponent < 0)) {
      throw new Refusal("the power is no real number");
    }
    double power = Math.pow(base, exponent);
    if (base == 1) {
      return Value.of(1.0); // even where the exponent is no number
    }
    return Double.isFinite(base) && Double.isFinite(exponent) ? finite(power) : Value.of(power);
  }

  private static Value finite(double value) throws Refusal {
    if (Double.isInfinite(value)) {
      throw new Refusal("the result is too large for a float");
    }
    return Value.of(value);
  }
}
