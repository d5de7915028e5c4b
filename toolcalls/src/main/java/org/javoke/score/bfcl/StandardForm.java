package org.javoke.score.bfcl;

import java.util.Locale;

/**
 * Strings with what does not matter taken away: {@code "April 1, 2024"} and {@code "april 1 2024"}
 * have the same standard form.
 */
public final class StandardForm {

  private StandardForm() {}

  /**
   * {@return the text without spaces and {@code , . / - _ * ^}, in lower case, with double instead
   * of single quotes}
   */
  public static String of(String text) {
    int length = text.length();
    int kept = 0;
    while (kept < length && isStandard(text.charAt(kept))) {
      kept++;
    }
    if (kept == length) {
      return text;
    }
    StringBuilder out = new StringBuilder(length).append(text, 0, kept);
    boolean ascii = true;
    for (int i = kept; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        out.append((char) (c + ('a' - 'A')));
      } else if (c == '\'') {
        out.append('"');
      } else if (!isDropped(c)) {
        out.append(c);
        ascii &= c < 0x80;
      }
    }
    return ascii ? out.toString() : lower(text);
  }

  // Whether letters before it are upper case decides how a final sigma is lowered, so all at once.
  private static String lower(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isDropped(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
    return FinalSigma.lower(out.toString()).toLowerCase(Locale.ROOT).replace('\'', '"');
  }

  private static boolean isStandard(char c) {
    return c < 0x80 && !(c >= 'A' && c <= 'Z') && c != '\'' && !isDropped(c);
  }

  private static boolean isDropped(char c) {
    return switch (c) {
      case ' ', ',', '.', '/', '-', '_', '*', '^' -> true;
      default -> false;
    };
  }
}
