package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Order;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Square roots to a wanted number of digits, as Python's {@code decimal} computes them. */
final class SquareRoots {

  private static final BigInteger REFERENCE_LIMIT = new BigInteger("999999999999999999");

  /** The reference would compute on; a model must not make a run wait. */
  private static final int MAX_DIGITS = 10_000;

  private SquareRoots() {}

  static Value squareRoot(Arguments in) {
    Value number = in.at(0);
    BigInteger digits = Numbers.integerOrNull(in.at(1));
    if (!Numbers.isNumber(number) || digits == null) {
      return Attributes.error(
          "Input must be a number or computation resulted in an invalid operation");
    }
    if (Order.LESS.of(number, Value.of(0))) {
      return Attributes.error("Cannot calculate square root of a negative number");
    }
    if (digits.signum() <= 0 || digits.compareTo(REFERENCE_LIMIT) > 0) {
      throw new Failure("valid range for prec is [1, MAX_PREC]");
    }
    if (digits.compareTo(BigInteger.valueOf(MAX_DIGITS)) > 0) {
      throw new Failure("precision is limited to " + MAX_DIGITS + " digits here");
    }
    String text = special(number);
    if (text == null) {
      BigDecimal exact =
          number instanceof Value.Real(double real)
              ? new BigDecimal(real)
              : new BigDecimal(Numbers.integerOrNull(number));
      text = squareRoot(exact, digits.intValue()).toString();
    }
    return Calculator.result(new Value.Opaque("Decimal", "Decimal('" + text + "')"));
  }

  private static @Nullable String special(Value number) {
    if (!(number instanceof Value.Real(double real))) {
      return null;
    }
    if (real == 0) {
      return 1 / real < 0 ? "-0" : "0";
    }
    if (Double.isNaN(real)) {
      return "NaN";
    }
    return Double.isInfinite(real) ? "Infinity" : null;
  }

  /**
   * {@return the root, rounded half to even} A root that is exact has half the decimal places of
   * the number, as far as they fit (General Decimal Arithmetic, "square-root").
   */
  static BigDecimal squareRoot(BigDecimal number, int digits) {
    MathContext rounding = new MathContext(digits, RoundingMode.HALF_EVEN);
    int places = number.scale() + (number.scale() & 1);
    BigInteger whole = number.setScale(places).unscaledValue();
    // Two digits more than wanted, and a third that says whether there is a remainder.
    int extra = Math.max(0, digits + 2 - (number.precision() + 1) / 2);
    BigInteger[] root = whole.multiply(BigInteger.TEN.pow(2 * extra)).sqrtAndRemainder();
    if (root[1].signum() == 0) {
      BigDecimal exact = new BigDecimal(root[0], places / 2 + extra);
      return exact.setScale(Math.ceilDiv(number.scale(), 2)).round(rounding);
    }
    return new BigDecimal(
            root[0].multiply(BigInteger.TEN).add(BigInteger.ONE), places / 2 + extra + 1)
        .round(rounding);
  }
}
