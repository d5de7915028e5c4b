package org.javoke.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers seen as such: bool, int and float in one order, with one equality. */
public final class Numbers {

  private Numbers() {}

  /** {@return whether Python counts it as a number: an int, a float or a bool} */
  public static boolean isNumber(Value value) {
    return value instanceof PyInt || value instanceof PyFloat || value instanceof PyBool;
  }

  /** {@return the integer that an int or a bool is, or null for anything else} */
  public static @Nullable BigInteger integer(Value value) {
    return switch (value) {
      case PyInt number -> number.value();
      case PyBool bool -> bool.integer();
      default -> null;
    };
  }

  /**
   * {@return the integer that an int or a bool is}
   *
   * @param user who needs it, for the message
   */
  public static BigInteger integer(Value value, String user) {
    BigInteger number = integer(value);
    if (number == null) {
      throw value instanceof Undefined undefined
          ? undefined.error()
          : PythonException.type(user + " expects an integer, got " + value.typeName());
    }
    return number;
  }

  /** {@return the integer that a number equals, or null if there is none} */
  static @Nullable BigInteger exactInteger(Value value) {
    if (!(value instanceof PyFloat number)) {
      return integer(value);
    }
    double d = number.value();
    return Double.isFinite(d) && d == Math.rint(d) ? new BigDecimal(d).toBigInteger() : null;
  }

  /**
   * {@return the number as a double}
   *
   * @throws PythonException if it is an integer too large for one
   */
  static double real(Value number) {
    if (number instanceof PyFloat real) {
      return real.value();
    }
    double result = integer(number, "float()").doubleValue();
    if (Double.isInfinite(result)) {
      throw PythonException.overflow("int too large to convert to float");
    }
    return result;
  }

  static boolean equal(Value a, @Nullable Object other) {
    if (!(other instanceof Value b) || !isNumber(b)) {
      return false;
    }
    return !isNan(a) && !isNan(b) && compare(a, b) == 0;
  }

  static boolean isNan(Value value) {
    return value instanceof PyFloat number && Double.isNaN(number.value());
  }

  /** Compares two numbers exactly; a NaN counts as the largest. */
  static int compare(Value a, Value b) {
    BigInteger left = integer(a);
    BigInteger right = integer(b);
    if (left != null && right != null) {
      return left.compareTo(right);
    }
    if (a instanceof PyFloat x && b instanceof PyFloat y) {
      double first = x.value();
      double second = y.value();
      return first == second ? 0 : Double.compare(first, second);
    }
    return left != null
        ? compare(left, ((PyFloat) b).value())
        : -compare(integer(b, "compare"), ((PyFloat) a).value());
  }

  private static int compare(BigInteger a, double b) {
    if (Double.isNaN(b) || b == Double.POSITIVE_INFINITY) {
      return -1;
    }
    return b == Double.NEGATIVE_INFINITY ? 1 : new BigDecimal(a).compareTo(new BigDecimal(b));
  }

  static int hash(Value number) {
    BigInteger integer = exactInteger(number);
    return integer != null ? integer.hashCode() : Double.hashCode(((PyFloat) number).value());
  }
}
