package org.javoke.template.python;

import org.jspecify.annotations.Nullable;

/** What markupsafe does: escaping text for HTML. */
public final class Html {

  private static final int LONGEST_ESCAPE = 5;

  private Html() {}

  /** {@return the value as markup: itself if it is markup already, else its text escaped} */
  public static PyStr escape(Value value, Budget budget) {
    if (value instanceof PyStr text && text.markup()) {
      return text;
    }
    return PyStr.markup(escape(Printer.str(value, budget), budget));
  }

  /** {@return the text with the five special characters replaced} */
  public static String escape(String text, Budget budget) {
    long special = text.chars().filter(c -> replacement((char) c) != null).count();
    budget.characters(text.length() + LONGEST_ESCAPE * special);
    if (special == 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      String replacement = replacement(text.charAt(i));
      if (replacement == null) {
        out.append(text.charAt(i));
      } else {
        out.append(replacement);
      }
    }
    return out.toString();
  }

  private static @Nullable String replacement(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\'' -> "&#39;";
      case '"' -> "&#34;";
      default -> null;
    };
  }
}
