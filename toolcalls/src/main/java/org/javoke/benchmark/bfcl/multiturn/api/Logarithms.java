package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Logarithms to a wanted number of digits, as mpmath computes and prints them. */
final class Logarithms {

  /** The reference would compute on; a model must not make a run wait. */
  private static final int MAX_DIGITS = 1_000;

  /** Of a number given as text; Python reads no longer integer either. */
  private static final int LONGEST_TEXT = 4_300;

  /** Decimal, of a number given as text: a few characters can stand for a billion digits. */
  private static final int MAX_EXPONENT = 10_000;

  private Logarithms() {}

  static Value logarithm(Arguments in) {
    try {
      BinaryFloat format = BinaryFloat.ofDigits(digits(in.at(2)));
      Value special = special(in);
      return special != null
          ? special
          : logarithm(number(in.at(0), format), number(in.at(1), format), format);
    } catch (Failure e) {
      return Attributes.error(e.text());
    }
  }

  private static int digits(Value precision) {
    if (precision instanceof Value.Real(double real)
        && (Double.isNaN(real) || Double.isInfinite(real))) {
      throw new Failure(
          Double.isNaN(real)
              ? "cannot convert float NaN to integer"
              : "cannot convert float infinity to integer");
    }
    BigInteger digits =
        switch (precision) {
          case Value.Int _, Value.Bool _ -> Numbers.integerOrNull(precision);
          case Value.Real(double real) -> new BigDecimal(real).toBigInteger();
          case Value.Text(String text)
              when text.length() <= LONGEST_TEXT && text.strip().matches("[+-]?[0-9]+") ->
              new BigInteger(text.strip());
          case Value.Text text ->
              throw new Failure("invalid literal for int() with base 10: " + PythonRepr.of(text));
          default ->
              throw new Failure(
                  "int() argument must be a string, a bytes-like object or a real number, not '%s'"
                      .formatted(Types.name(precision)));
        };
    if (digits == null || digits.compareTo(BigInteger.valueOf(MAX_DIGITS)) > 0) {
      throw new Failure("precision is limited to " + MAX_DIGITS + " digits here");
    }
    return digits.max(BigInteger.valueOf(-10)).intValue();
  }

  private static BigDecimal number(Value value, BinaryFloat format) {
    if (Numbers.isNumber(value)) {
      return value instanceof Value.Real(double real)
          ? new BigDecimal(real)
          : new BigDecimal(Numbers.integerOrNull(value));
    }
    if (value instanceof Value.Text(String text)) {
      return format.round(read(text, value));
    }
    throw new Failure("cannot create mpf from " + PythonRepr.of(value));
  }

  private static BigDecimal read(String text, Value value) {
    if (text.length() > LONGEST_TEXT) {
      throw new Failure(
          "a number is limited to %d characters here, got %d"
              .formatted(LONGEST_TEXT, text.length()));
    }
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT) {
        throw new Failure(
            "a number is limited to exponents from -%d to %d here"
                .formatted(MAX_EXPONENT, MAX_EXPONENT));
      }
      return number;
    } catch (NumberFormatException e) {
      throw new Failure("cannot create mpf from " + PythonRepr.of(value));
    }
  }

  private static @Nullable Value special(Arguments in) {
    for (int i = 0; i < 2; i++) {
      if (in.at(i) instanceof Value.Real(double real)
          && (Double.isNaN(real) || Double.isInfinite(real))) {
        double quotient = Math.log(plain(in.at(0))) / Math.log(plain(in.at(1)));
        String sign = quotient == Double.POSITIVE_INFINITY ? "+" : "";
        return real(sign + PythonRepr.of(Value.of(quotient)));
      }
    }
    return null;
  }

  private static double plain(Value value) {
    return Numbers.isNumber(value) ? Numbers.real(value) : Double.NaN;
  }

  private static Value real(String text) {
    return Calculator.result(new Value.Opaque("mpf", "mpf('" + text + "')"));
  }

  private static Value complex(String real, String imaginary) {
    return Calculator.result(
        new Value.Opaque("mpc", "mpc(real='%s', imag='%s')".formatted(real, imaginary)));
  }

  private static Value logarithm(BigDecimal value, BigDecimal base, BinaryFloat format) {
    if (base.compareTo(BigDecimal.ONE) == 0) {
      throw new Failure(""); // a division by zero, which mpmath has no words for
    }
    if (value.signum() == 0 || base.signum() == 0) {
      return ofZero(value, base);
    }
    BigDecimal real = format.logarithm(value.abs());
    BigDecimal divisor = format.logarithm(base.abs());
    if (base.signum() < 0) {
      return complexQuotient(
          real, value.signum() < 0 ? format.pi() : BigDecimal.ZERO, divisor, format);
    }
    String quotient = format.text(format.divide(real, divisor));
    return value.signum() > 0
        ? real(quotient)
        : complex(quotient, format.text(format.divide(format.pi(), divisor)));
  }

  private static Value ofZero(BigDecimal value, BigDecimal base) {
    if (value.signum() == 0 && base.signum() == 0) {
      return real("nan");
    }
    if (base.signum() == 0) {
      return value.signum() > 0 ? real("0.0") : complex("0.0", "0.0");
    }
    if (base.signum() > 0) {
      return real(base.compareTo(BigDecimal.ONE) > 0 ? "-inf" : "+inf");
    }
    // Minus infinity over ln|b| + i pi.
    int order = base.abs().compareTo(BigDecimal.ONE);
    return complex(order == 0 ? "nan" : order > 0 ? "-inf" : "+inf", "+inf");
  }

  private static Value complexQuotient(
      BigDecimal real, BigDecimal imaginary, BigDecimal divisor, BinaryFloat format) {
    BigDecimal pi = format.pi();
    BinaryFloat wide = format.wider(10);
    BigDecimal square = wide.truncate(divisor.multiply(divisor).add(pi.multiply(pi)));
    BigDecimal realPart = wide.truncate(real.multiply(divisor).add(imaginary.multiply(pi)));
    BigDecimal imaginaryPart =
        wide.truncate(imaginary.multiply(divisor).subtract(real.multiply(pi)));
    return complex(
        format.text(format.divide(realPart, square)),
        format.text(format.divide(imaginaryPart, square)));
  }
}
