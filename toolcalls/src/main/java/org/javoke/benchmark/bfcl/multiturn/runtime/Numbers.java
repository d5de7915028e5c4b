package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.javoke.value.Value;

/**
 * Arithmetic as Python does it: integers of any size stay exact, and one float makes the result a
 * float. Truth values count as 0 and 1. Complex numbers are not computed with.
 */
public final class Numbers {

  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53); // doubles below are exact
  private static final MathContext QUOTIENT = new MathContext(60);

  private Numbers() {}

  /** {@return whether the value is a number; truth values are, in Python} */
  public static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real || value instanceof Value.Bool;
  }

  static boolean isInteger(Value value) {
    return value instanceof Value.Int || value instanceof Value.Bool;
  }

  static BigInteger integer(Value value) {
    return switch (value) {
      case Value.Int(BigInteger number) -> number;
      case Value.Bool(boolean truth) -> truth ? BigInteger.ONE : BigInteger.ZERO;
      default -> throw new IllegalArgumentException("not an integer: " + value);
    };
  }

  /** {@return the integer that a value is, or null where it is none; truth values are 0 and 1} */
  public static @org.jspecify.annotations.Nullable BigInteger integerOrNull(Value value) {
    return isInteger(value) ? integer(value) : null;
  }

  /**
   * {@return the number as a double}
   *
   * @throws Failure if it is too large
   */
  public static double real(Value number) {
    if (number instanceof Value.Real(double real)) {
      return real;
    }
    double real = integer(number).doubleValue();
    if (Double.isInfinite(real)) {
      throw new Failure("int too large to convert to float");
    }
    return real;
  }

  /** {@code left + right}. */
  public static Value add(Value left, Value right) {
    return add("+", left, right);
  }

  /** {@code left += right}, which differs in what its error says. */
  public static Value increase(Value left, Value right) {
    return add("+=", left, right);
  }

  private static Value add(String operator, Value left, Value right) {
    if (isInteger(left) && isInteger(right)) {
      return new Value.Int(integer(left).add(integer(right)));
    }
    requireNumbers(operator, left, right);
    return Value.of(real(left) + real(right));
  }

  /** {@code left - right}. */
  public static Value subtract(Value left, Value right) {
    return subtract("-", left, right);
  }

  /** {@code left -= right}, which differs in what its error says. */
  public static Value decrease(Value left, Value right) {
    return subtract("-=", left, right);
  }

  private static Value subtract(String operator, Value left, Value right) {
    if (isInteger(left) && isInteger(right)) {
      return new Value.Int(integer(left).subtract(integer(right)));
    }
    requireNumbers(operator, left, right);
    return Value.of(real(left) - real(right));
  }

  /** {@code left * right}, of numbers. */
  public static Value multiply(Value left, Value right) {
    if (isInteger(left) && isInteger(right)) {
      return new Value.Int(integer(left).multiply(integer(right)));
    }
    if (isSequence(left) || isSequence(right)) {
      Value factor = isSequence(left) ? right : left;
      throw new Failure(
          "can't multiply sequence by non-int of type '%s'".formatted(Types.name(factor)));
    }
    requireNumbers("*", left, right);
    return Value.of(real(left) * real(right));
  }

  /** {@code left / right}, of numbers of which the second is not zero. */
  public static Value divide(Value left, Value right) {
    requireNumbers("/", left, right);
    if (isInteger(left) && isInteger(right)) {
      return Value.of(quotient(integer(left), integer(right)));
    }
    return Value.of(real(left) / real(right));
  }

  private static double quotient(BigInteger left, BigInteger right) {
    if (left.abs().compareTo(EXACT) <= 0 && right.abs().compareTo(EXACT) <= 0) {
      return left.doubleValue() / right.doubleValue();
    }
    double quotient = new BigDecimal(left).divide(new BigDecimal(right), QUOTIENT).doubleValue();
    if (Double.isInfinite(quotient)) {
      throw new Failure("integer division result too large for a float");
    }
    return quotient;
  }

  /**
   * {@code float(value)}.
   *
   * @throws Failure if the value is neither a number nor a text that holds one
   */
  public static Value toFloat(Value value) {
    if (isNumber(value)) {
      return Value.of(real(value));
    }
    if (value instanceof Value.Text text) {
      return Value.of(FloatText.read(text));
    }
    throw new Failure(
        "float() argument must be a string or a real number, not '%s'"
            .formatted(Types.name(value)));
  }

  private static boolean isSequence(Value value) {
    return value instanceof Value.Text
        || value instanceof Value.Items
        || value instanceof Value.Tuple;
  }

  private static void requireNumbers(String operator, Value left, Value right) {
    if (!isNumber(left) || !isNumber(right)) {
      throw Failure.operands(operator, left, right);
    }
  }
}
