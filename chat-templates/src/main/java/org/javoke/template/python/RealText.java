package org.javoke.template.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Floats as the format types {@code e}, {@code f}, {@code g} and {@code %} write them: correctly
 * rounded from the exact binary value, ties to even, without sign.
 */
final class RealText {

  private RealText() {}

  /**
   * {@return the absolute value in the given type}
   *
   * @param alternate the flag {@code #}: keep the point and the zeros behind it
   */
  static String format(double value, char type, int precision, boolean alternate, Budget budget) {
    budget.characters(precision + 400L); // the longest double has 309 digits before its point
    String text = lowerCase(Math.abs(value), Character.toLowerCase(type), precision, alternate);
    return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String lowerCase(double value, char type, int precision, boolean alternate) {
    if (Double.isNaN(value)) {
      return type == '%' ? "nan%" : "nan";
    }
    if (Double.isInfinite(value)) {
      return type == '%' ? "inf%" : "inf";
    }
    return switch (type) {
      case 'e' -> scientific(value, precision, alternate);
      case 'f' -> fixed(value, precision, alternate);
      case '%' -> fixed(value * 100, precision, alternate) + "%";
      default -> general(value, Math.max(1, precision), alternate);
    };
  }

  static String fixed(double value, int precision, boolean alternate) {
    String text = new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    return alternate && precision == 0 ? text + "." : text;
  }

  private static String scientific(double value, int precision, boolean alternate) {
    BigDecimal rounded = round(value, precision + 1);
    String digits = digits(rounded, precision + 1);
    String point = precision > 0 || alternate ? "." : "";
    return digits.charAt(0) + point + digits.substring(1) + exponentText(exponent(rounded));
  }

  /** The type {@code g}: fixed where the exponent is small, else scientific. */
  private static String general(double value, int precision, boolean alternate) {
    BigDecimal rounded = round(value, precision);
    int exponent = exponent(rounded);
    if (exponent < -4 || exponent >= precision) {
      String text = scientific(value, precision - 1, alternate);
      int mark = text.indexOf('e');
      return alternate ? text : trimZeros(text.substring(0, mark)) + text.substring(mark);
    }
    String text =
        rounded.setScale(precision - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString();
    if (alternate) {
      return text.indexOf('.') < 0 ? text + "." : text;
    }
    return trimZeros(text);
  }

  /** A float formatted without a type: as {@code repr}, or as {@code g} with a digit behind. */
  static String plain(double value, int precision) {
    double magnitude = Math.abs(value);
    if (precision < 0 || !Double.isFinite(value)) {
      return Repr.number(magnitude);
    }
    BigDecimal rounded = round(magnitude, Math.max(1, precision));
    int exponent = exponent(rounded);
    String text = general(magnitude, Math.max(1, precision), false);
    boolean scientific = exponent < -4 || exponent >= Math.max(1, precision);
    if (!scientific && exponent == Math.max(1, precision) - 1 && text.indexOf('.') < 0) {
      // CPython leaves room for the digit behind the point, and goes scientific without it.
      return scientificShort(magnitude, precision);
    }
    return scientific || text.indexOf('.') >= 0 ? text : text + ".0";
  }

  private static String scientificShort(double value, int precision) {
    String text = scientific(value, Math.max(1, precision) - 1, false);
    int mark = text.indexOf('e');
    return trimZeros(text.substring(0, mark)) + text.substring(mark);
  }

  private static BigDecimal round(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
  }

  private static String digits(BigDecimal value, int count) {
    String digits = value.signum() == 0 ? "0" : value.unscaledValue().toString();
    return digits.length() >= count
        ? digits.substring(0, count)
        : digits + "0".repeat(count - digits.length());
  }

  private static String exponentText(int exponent) {
    String digits = Integer.toString(Math.abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
  }

  private static String trimZeros(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
