package org.javoke.template.python;

import java.math.BigDecimal;

/** How Python prints strings and floats: {@code repr(str)} and {@code repr(float)}. */
public final class Repr {

  private Repr() {}

  /** {@return {@code repr(text)}} */
  public static String quote(String text) {
    if (isPlain(text)) {
      return "'" + text + "'";
    }
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints().forEach(point -> appendEscaped(out, point, quote));
    return out.append(quote).toString();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '\'' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** {@return {@code repr(value)}} */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    // Since JDK 19 Double.toString gives the shortest digits that read back to the same double,
    // which is what Python prints too; only the layout of small and of great numbers differs.
    double magnitude = Math.abs(value);
    String shortest = Double.toString(magnitude);
    String sign = value < 0 ? "-" : "";
    if (magnitude >= 1e-3 && magnitude < 1e7) {
      return sign + shortest;
    }
    BigDecimal decimal = new BigDecimal(shortest).stripTrailingZeros();
    String digits = decimal.unscaledValue().toString();
    int exponent = digits.length() - decimal.scale() - 1; // of the first digit
    return sign + (exponent < -4 || exponent >= 16 ? scientific(digits, exponent) : plain(decimal));
  }

  private static String plain(BigDecimal decimal) {
    String text = decimal.toPlainString();
    return text.indexOf('.') < 0 ? text + ".0" : text;
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String magnitude = Integer.toString(Math.abs(exponent));
    return mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (magnitude.length() < 2 ? "0" + magnitude : magnitude);
  }

  private static void appendEscaped(StringBuilder out, int point, char quote) {
    switch (point) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (point == quote) {
          out.append('\\').append(quote);
        } else if (isPrintable(point)) {
          out.appendCodePoint(point);
        } else {
          appendHex(out, point);
        }
      }
    }
  }

  /** Writes a code point as {@code \xNN}, {@code \}{@code uNNNN} or {@code \UNNNNNNNN}. */
  static void appendHex(StringBuilder out, int point) {
    char letter = point < 0x100 ? 'x' : point < 0x10000 ? 'u' : 'U';
    int width = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8;
    String digits = Integer.toHexString(point);
    out.append('\\').append(letter).repeat('0', width - digits.length()).append(digits);
  }

  /** {@return Python's {@code isprintable}: no control, format or separator, but for the space} */
  static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }
}
