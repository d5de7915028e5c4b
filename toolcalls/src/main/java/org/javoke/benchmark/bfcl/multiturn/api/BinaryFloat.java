package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floating-point numbers of a chosen number of bits, held as the decimals that they exactly are.
 * Functions are rounded to the nearest, as mpmath rounds them.
 *
 * @param bits of precision
 * @param extraDigits decimal digits computed beyond them
 */
record BinaryFloat(int bits, int extraDigits) {

  private static final double BITS_PER_DIGIT = 3.3219280948873626;
  private static final BigDecimal TWO = BigDecimal.TWO;

  BinaryFloat(int bits) {
    this(bits, 30);
  }

  /** {@return the format that mpmath chooses for a number of decimal digits} */
  static BinaryFloat ofDigits(int digits) {
    return new BinaryFloat(Math.max(1, (int) Math.rint((digits + 1) * BITS_PER_DIGIT)));
  }

  BinaryFloat wider(int more) {
    return new BinaryFloat(bits + more, extraDigits);
  }

  private MathContext context() {
    return new MathContext((int) (bits / BITS_PER_DIGIT) + extraDigits, RoundingMode.HALF_EVEN);
  }

  /** {@return the nearest number of this format} */
  BigDecimal round(BigDecimal number) {
    return rounded(number, RoundingMode.HALF_EVEN);
  }

  /** {@return the next number of this format towards zero} */
  BigDecimal truncate(BigDecimal number) {
    return rounded(number, RoundingMode.DOWN);
  }

  private BigDecimal rounded(BigDecimal number, RoundingMode mode) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    int exponent = bits - binaryExponent(number.abs());
    BigInteger mantissa = scaled(number, exponent).setScale(0, mode).toBigIntegerExact();
    return scaled(new BigDecimal(mantissa), -exponent);
  }

  private static BigDecimal scaled(BigDecimal number, int exponent) {
    BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
    if (exponent >= 0) {
      return number.multiply(power);
    }
    // Exact: a division by 2^n is a multiplication by 5^n / 10^n.
    return number
        .multiply(new BigDecimal(BigInteger.valueOf(5).pow(-exponent)))
        .movePointLeft(-exponent);
  }

  /** {@return the e for which the number lies in [2^(e-1), 2^e)} */
  private static int binaryExponent(BigDecimal number) {
    BigInteger whole = number.toBigInteger();
    if (whole.signum() > 0) {
      return whole.bitLength();
    }
    int guess = (int) Math.floor((number.precision() - number.scale() - 1) * BITS_PER_DIGIT) - 1;
    BigInteger shifted = scaled(number, -guess + 8).toBigInteger();
    return shifted.bitLength() + guess - 8;
  }

  BigDecimal divide(BigDecimal left, BigDecimal right) {
    return left.signum() == 0 ? left : round(left.divide(right, context()));
  }

  /** {@return the natural logarithm of a positive number} */
  BigDecimal logarithm(BigDecimal number) {
    MathContext context = context();
    int exponent = binaryExponent(number);
    BigDecimal mantissa = scaled(number, -exponent); // in [1/2, 1)
    BigDecimal ofMantissa = twiceArtanh(ratio(mantissa, context), context);
    BigDecimal ofTwo = twiceArtanh(BigDecimal.ONE.divide(BigDecimal.valueOf(3), context), context);
    return round(ofTwo.multiply(BigDecimal.valueOf(exponent)).add(ofMantissa));
  }

  // ln m = 2 artanh((m - 1) / (m + 1))
  private static BigDecimal ratio(BigDecimal mantissa, MathContext context) {
    return mantissa.subtract(BigDecimal.ONE).divide(mantissa.add(BigDecimal.ONE), context);
  }

  private static BigDecimal twiceArtanh(BigDecimal z, MathContext context) {
    return TWO.multiply(series(z, false, context));
  }

  // z + z^3/3 + z^5/5 + ..., or with alternating signs; integers of 2^-fraction each
  private static BigDecimal series(BigDecimal z, boolean alternating, MathContext context) {
    int fraction = (int) Math.ceil((context.getPrecision() + 5) * BITS_PER_DIGIT);
    BigInteger power = scaled(z.abs(), fraction).toBigInteger();
    BigInteger square = power.multiply(power).shiftRight(fraction);
    BigInteger sum = BigInteger.ZERO;
    for (long n = 1; power.signum() != 0; n += 2) {
      BigInteger term = power.divide(BigInteger.valueOf(n));
      sum = alternating && n % 4 == 3 ? sum.subtract(term) : sum.add(term);
      power = power.multiply(square).shiftRight(fraction);
    }
    BigDecimal result = scaled(new BigDecimal(sum), -fraction).round(context);
    return z.signum() < 0 ? result.negate() : result;
  }

  /** {@return pi, by Machin's formula: pi/4 = 4 arctan(1/5) - arctan(1/239)} */
  BigDecimal pi() {
    MathContext context = context();
    BigDecimal quarter =
        arctanOfInverse(5, context)
            .multiply(BigDecimal.valueOf(4))
            .subtract(arctanOfInverse(239, context));
    return round(quarter.multiply(BigDecimal.valueOf(4)));
  }

  private static BigDecimal arctanOfInverse(int n, MathContext context) {
    BigDecimal z = BigDecimal.ONE.divide(BigDecimal.valueOf(n), context);
    return series(z, true, context);
  }

  /** {@return the number as {@code repr} prints an mpf} */
  String text(BigDecimal number) {
    if (number.signum() == 0) {
      return "0.0";
    }
    int digits = printedDigits();
    BigDecimal rounded = number.abs().round(new MathContext(digits, RoundingMode.HALF_UP));
    int exponent = rounded.precision() - rounded.scale() - 1;
    String sign = number.signum() < 0 ? "-" : "";
    int least = Math.min(-(digits / 3), -5);
    if (exponent > least && exponent < digits) {
      String plain = rounded.stripTrailingZeros().toPlainString();
      return sign + (plain.contains(".") ? plain : plain + ".0");
    }
    String figures = rounded.unscaledValue().toString().replaceFirst("0+$", "");
    String fraction = figures.length() == 1 ? "0" : figures.substring(1);
    return sign + figures.charAt(0) + "." + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
  }

  private int printedDigits() {
    int digits = Math.max(1, (int) Math.rint(bits / BITS_PER_DIGIT) - 1);
    return digits == 15 ? 17 : digits + 3;
  }
}
