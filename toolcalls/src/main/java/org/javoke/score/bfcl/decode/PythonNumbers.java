package org.javoke.score.bfcl.decode;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** Numbers in text as Python's {@code int(text)} and {@code float(text)} read them. */
final class PythonNumbers {

  private static final String DIGITS = "[0-9]+(?:_[0-9]+)*+";
  private static final Pattern INTEGER = Pattern.compile("[+-]?" + DIGITS);
  private static final Pattern REAL =
      Pattern.compile(
          "[+-]?(?:"
              + DIGITS
              + "\\.?(?:"
              + DIGITS
              + ")?|\\."
              + DIGITS
              + ")(?:[eE][+-]?"
              + DIGITS
              + ")?");
  private static final Pattern NAMED = Pattern.compile("[+-]?(?:inf|infinity|nan)");

  private PythonNumbers() {}

  static Value integer(String text) throws Refusal {
    String digits = ascii(text);
    if (digits.length() > Json.MAX_NUMBER_LENGTH || !INTEGER.matcher(digits).matches()) {
      throw new Refusal("not an integer: " + shown(text));
    }
    return new Value.Int(new BigInteger(digits.replace("_", "")));
  }

  static Value real(String text) throws Refusal {
    String digits = ascii(text);
    String lower = digits.toLowerCase(Locale.ROOT);
    if (NAMED.matcher(lower).matches()) {
      double size = lower.endsWith("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
      return Value.of(lower.startsWith("-") ? -size : size);
    }
    if (digits.length() > Json.MAX_NUMBER_LENGTH || !REAL.matcher(digits).matches()) {
      throw new Refusal("not a float: " + shown(text));
    }
    return Value.of(Double.parseDouble(digits.replace("_", "")));
  }

  // Python takes the digits of every script.
  private static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    PythonSpace.strip(text)
        .codePoints()
        .forEach(point -> {
          if (Character.isDigit(point)) {
            out.append(Character.digit(point, 10));
          } else {
            out.appendCodePoint(point);
          }
        });
    return out.toString();
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
