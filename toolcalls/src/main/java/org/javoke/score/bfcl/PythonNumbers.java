package org.javoke.score.bfcl;

import java.math.BigInteger;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Text to numbers as Python's {@code int} and {@code float} do it: digits of any script, single
 * underscores between digits, {@code inf} and {@code nan}; and Python's idea of white space.
 */
final class PythonNumbers {

  /** Python refuses to read integers with more digits. */
  static final int MAX_DIGITS = 4_300;

  private PythonNumbers() {}

  /** {@return the integer, or null where Python's {@code int} raises an error} */
  static Value.@Nullable Int integer(String text) {
    String plain = plain(strip(text));
    if (plain == null) {
      return null;
    }
    int start = isSign(plain, 0) ? 1 : 0;
    int digits = plain.length() - start;
    if (digits == 0 || digits > MAX_DIGITS || skipDigits(plain, start) != plain.length()) {
      return null;
    }
    return new Value.Int(new BigInteger(plain));
  }

  /** {@return the number, or null where Python's {@code float} raises an error} */
  static Value.@Nullable Real real(String text) {
    String plain = plain(strip(text));
    if (plain == null) {
      return null;
    }
    int start = isSign(plain, 0) ? 1 : 0;
    Double word = word(plain.substring(start));
    if (word != null) {
      return new Value.Real(plain.startsWith("-") ? -word : word);
    }
    return isDecimal(plain, start) ? new Value.Real(Double.parseDouble(plain)) : null;
  }

  private static @Nullable Double word(String text) {
    if (text.equalsIgnoreCase("inf") || text.equalsIgnoreCase("infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    return text.equalsIgnoreCase("nan") ? Double.NaN : null;
  }

  private static boolean isDecimal(String text, int start) {
    int at = skipDigits(text, start);
    int digits = at - start;
    if (at < text.length() && text.charAt(at) == '.') {
      int end = skipDigits(text, at + 1);
      digits += end - at - 1;
      at = end;
    }
    if (digits == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      int exponent = isSign(text, at + 1) ? at + 2 : at + 1;
      at = skipDigits(text, exponent);
      if (at == exponent) {
        return false;
      }
    }
    return at == text.length();
  }

  /**
   * {@return the text in ASCII with the underscores between digits gone, or null where a character
   * or an underscore is not one that numbers have}
   */
  private static @Nullable String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean afterDigit = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '_') {
        if (!afterDigit || i >= text.length() || !isDigit(text.codePointAt(i))) {
          return null;
        }
        continue;
      }
      afterDigit = isDigit(c);
      if (!afterDigit && c >= 0x80) {
        return null;
      }
      out.append((char) (afterDigit ? '0' + Character.digit(c, 10) : c));
    }
    return out.toString();
  }

  static boolean isDigit(int codePoint) {
    return codePoint < 0x80
        ? codePoint >= '0' && codePoint <= '9'
        : Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
  }

  private static boolean isSign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
  }

  /** {@return the index after the digits that start at the index} */
  static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!isDigit(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** {@return whether Python's {@code str.isspace} holds for it} */
  static boolean isSpace(char c) {
    if (c < 0x80) {
      return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
    }
    return c == 0x85 || Character.isSpaceChar(c);
  }

  /** {@return the index after the white space that starts at the index} */
  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** {@return the text without white space at its ends} */
  static String strip(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start, end);
  }
}
