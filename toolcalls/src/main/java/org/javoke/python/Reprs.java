package org.javoke.python;

import org.javoke.template.PythonText;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** How Python writes constants. */
final class Reprs {

  private Reprs() {}

  /** {@return the constant as source text} Source has no word for infinity but a huge number. */
  static String constant(Expr.Constant constant) {
    String text = PythonRepr.of(constant.value());
    if (constant.value() instanceof Value.Real) {
      return text.replace("inf", "1e309");
    }
    return constant.prefixed() ? "u" + text : text;
  }

  static String imaginary(double value) {
    return unit(value).replace("inf", "1e309") + "j";
  }

  static String complex(double real, double imaginary) {
    if (real == 0 && 1 / real > 0) {
      return unit(imaginary) + "j";
    }
    boolean signed = imaginary < 0 || (imaginary == 0 && 1 / imaginary < 0);
    return "(" + unit(real) + (signed ? "" : "+") + unit(imaginary) + "j)";
  }

  // Parts of a complex number are printed without the ".0" of a float.
  private static String unit(double value) {
    String text = PythonText.number(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String bytes(String latin1) {
    char quote = latin1.indexOf('\'') >= 0 && latin1.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder("b").append(quote);
    for (int i = 0; i < latin1.length(); i++) {
      char c = latin1.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> {
          if (c == quote) {
            out.append('\\').append(c);
          } else if (c >= ' ' && c < 0x7f) {
            out.append(c);
          } else {
            out.append(String.format("\\x%02x", (int) c));
          }
        }
      }
    }
    return out.append(quote).toString();
  }

  /** {@return the text with control characters escaped and quotes left as they are} */
  static String escaped(String text) {
    String quoted = PythonText.quote(text);
    return quoted.substring(1, quoted.length() - 1).replace("\\'", "'");
  }
}
