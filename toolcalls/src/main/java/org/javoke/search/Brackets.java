package org.javoke.search;

/**
 * Counts brackets outside strings; which kind closes which is not looked at.
 *
 * @param source whether it is source code, where strings have other quotation marks than JSON's,
 *     too
 */
record Brackets(String text, boolean source) {

  /** {@return the index after the bracket that closes the one at the index, or -1} */
  int close(int open) {
    return end(open + 1, false);
  }

  /**
   * {@return the index after the next comma of the list in which the index stands, or after the
   * bracket that closes it, or -1}
   */
  int commaOrClose(int from) {
    return end(from, true);
  }

  private int end(int from, boolean atComma) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isQuote(c)) {
        i = endOfString(i);
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
      if (depth == 0 || (atComma && depth == 1 && c == ',')) {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean isQuote(char c) {
    return c == '"' || (source && (c == '\'' || c == '`'));
  }

  private int endOfString(int open) {
    char quote = text.charAt(open);
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i;
      }
      i += c == '\\' ? 1 : 0;
    }
    return text.length();
  }
}
