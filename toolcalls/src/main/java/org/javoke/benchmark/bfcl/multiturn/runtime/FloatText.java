package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.util.Locale;
import java.util.regex.Pattern;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/**
 * Texts that Python's {@code float} reads; Java's own reader takes others ({@code 1f}, {@code
 * 0x1p3}).
 */
final class FloatText {

  private static final String DIGITS = "\\d++(?:_\\d++)*+";

  // Never takes back what it has matched: a long text is read once, and without recursion.
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?(?:DIGITS(?:\\.(?:DIGITS)?+)?+|\\.DIGITS)(?:[eE][+-]?DIGITS)?+"
              .replace("DIGITS", DIGITS));

  private FloatText() {}

  static double read(Value.Text value) {
    String text = value.value().strip();
    if (DECIMAL.matcher(text).matches()) {
      return Double.parseDouble(text.replace("_", ""));
    }
    String word = text.toLowerCase(Locale.ROOT);
    boolean negative = word.startsWith("-");
    String unsigned = negative || word.startsWith("+") ? word.substring(1) : word;
    return switch (unsigned) {
      case "inf", "infinity" -> negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> throw new Failure("could not convert string to float: " + PythonRepr.of(value));
    };
  }
}
