package org.javoke.tokenizer;

/** Strings that UTF-8 can hold. */
final class Surrogates {

  private Surrogates() {}

  /** {@return the text with U+FFFD for each half of a surrogate pair that stands alone} */
  static String whole(String text) {
    int lone = firstLone(text, 0);
    if (lone < 0) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text);
    for (; lone >= 0; lone = firstLone(text, lone + 1)) {
      whole.setCharAt(lone, '\uFFFD');
    }
    return whole.toString();
  }

  private static int firstLone(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      // A pair is read as one code point, so this is half of one.
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return -1;
  }
}
