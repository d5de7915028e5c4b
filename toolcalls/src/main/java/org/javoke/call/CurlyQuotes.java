package org.javoke.call;

/** Makes the quotation marks of word processors straight where they can only enclose a string. */
final class CurlyQuotes {

  private CurlyQuotes() {}

  /**
   * {@return the text with the same number of characters} A pair is changed if it opens where a
   * value can start, closes where one can end, and holds no quotation mark or backslash that would
   * then need an escape.
   */
  static String straightened(String text) {
    if (text.indexOf('\u201c') < 0 && text.indexOf('\u2018') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    char before = '[';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char closing = c == '\u201c' ? '\u201d' : c == '\u2018' ? '\u2019' : '\0';
      int end = closing != 0 && "=([{,:".indexOf(before) >= 0 ? end(text, i, closing) : -1;
      if (end > 0) {
        char straight = straight(text, i + 1, end);
        if (straight != 0) {
          out.setCharAt(i, straight);
          out.setCharAt(end, straight);
        }
        i = end;
        before = closing;
      } else if (!Character.isWhitespace(c)) {
        before = c;
      }
    }
    return out.toString();
  }

  // The first closing mark; another opening one before it makes the pair ambiguous.
  private static int end(String text, int start, char closing) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == text.charAt(start) || c == '\n') {
        return -1;
      }
      if (c == closing && endsValue(text, i + 1)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean endsValue(String text, int from) {
    int at = CallStarts.skipSpace(text, from);
    return at == text.length() || ",)]}:".indexOf(text.charAt(at)) >= 0;
  }

  private static char straight(String text, int from, int to) {
    String inside = text.substring(from, to);
    if (inside.indexOf('\\') >= 0 || (inside.indexOf('"') >= 0 && inside.indexOf('\'') >= 0)) {
      return '\0';
    }
    return inside.indexOf('"') < 0 ? '"' : '\'';
  }
}
