package org.javoke.score.bfcl.decode;

/** White space as Python's {@code str.strip} and its regular expressions know it. */
final class PythonSpace {

  private PythonSpace() {}

  static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r')
        || (c >= '\u001c' && c <= ' ')
        || (c >= '\u2000' && c <= '\u200a')
        || "\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000".indexOf(c) >= 0;
  }

  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** {@return the text without the leading and trailing characters that are among these} */
  static String strip(String text, String characters) {
    int start = 0;
    int end = text.length();
    while (start < end && characters.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
