package org.javoke.data.practice;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Small rules of English spelling. */
final class Sentence {

  private Sentence() {}

  /** {@return the text with a capital in front} */
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** {@return the noun with "a" or "an" before it} */
  static String article(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  /** {@return "a, b and c"} */
  static String listed(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** {@return the pattern with {@code {key}} replaced; what has no value stays for the pools} */
  static String fill(String pattern, Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      int end = pattern.charAt(i) == '{' ? pattern.indexOf('}', i) : -1;
      String value = end < 0 ? null : values.get(pattern.substring(i + 1, end));
      if (value == null) {
        out.append(pattern.charAt(i));
      } else {
        dropSpaceBefore(out, value);
        out.append(value);
        i = end;
      }
    }
    return out.toString();
  }

  // "{do} {with}." without anything to put behind is "{do}."
  private static void dropSpaceBefore(StringBuilder out, String value) {
    if (value.isEmpty() && !out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }
}
