package org.javoke.search;

/** White space between steps. */
final class Gaps {

  private Gaps() {}

  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static int beforeSpace(String text, int end) {
    int at = end;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /**
   * {@return the end of a step with the line breaks after it; -1 while what follows has not begun}
   * What follows the last step is part of it.
   */
  static int settled(String text, int end, boolean ended) {
    int next = skipSpace(text, end);
    if (next == text.length()) {
      return ended ? next : -1;
    }
    int line = text.lastIndexOf('\n', next - 1);
    return line >= end ? line + 1 : end;
  }
}
