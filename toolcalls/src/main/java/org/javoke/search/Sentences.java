package org.javoke.search;

/** Finds where sentences end. */
final class Sentences {

  private static final String MARKS = ".!?";
  private static final String WIDE_MARKS = "。！？";
  private static final String CLOSING = "\"')]}*_`”’»";
  private static final String OPEN = "([{,";

  private Sentences() {}

  /**
   * {@return the index after the first sentence, white space not included; -1 where none ends
   * before the limit}
   *
   * @param ended whether the end of the text ends a sentence, too
   */
  static int end(String text, int start, int limit, int minChars, boolean ended) {
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      int end = c == '\n' ? lineEnd(text, start, i) : afterMark(text, i, limit, ended);
      if (end >= 0 && end - start >= minChars) {
        return end;
      }
    }
    return -1;
  }

  // A line that ends within brackets goes on: it may be a call that is not seen as one yet.
  private static int lineEnd(String text, int start, int newline) {
    int end = Gaps.beforeSpace(text, newline);
    return end > start && OPEN.indexOf(text.charAt(end - 1)) < 0 ? end : -1;
  }

  private static int afterMark(String text, int at, int limit, boolean ended) {
    char c = text.charAt(at);
    boolean wide = WIDE_MARKS.indexOf(c) >= 0;
    if (!wide && MARKS.indexOf(c) < 0) {
      return -1;
    }
    int end = at + 1;
    while (end < limit && (MARKS + CLOSING + WIDE_MARKS).indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end == text.length()) {
      return ended ? end : -1;
    }
    return wide || end == limit || Character.isWhitespace(text.charAt(end)) ? end : -1;
  }
}
