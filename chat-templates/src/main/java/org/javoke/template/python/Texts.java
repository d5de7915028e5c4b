package org.javoke.template.python;

/** Strings as Python sees them: sequences of code points. */
final class Texts {

  private static final int SHORT_NEEDLE = 8;

  private Texts() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** {@return whether UTF-16 units and code points are the same in it} */
  static boolean isPlain(String text) {
    return length(text) == text.length();
  }

  /** {@return the code points from start to end, which lie within the text} */
  static String slice(String text, int start, int end) {
    if (isPlain(text)) {
      return text.substring(start, end);
    }
    int from = text.offsetByCodePoints(0, start);
    return text.substring(from, text.offsetByCodePoints(from, end - start));
  }

  static int[] points(String text) {
    return text.codePoints().toArray();
  }

  static String of(int point) {
    return Character.toString(point);
  }

  /** Orders strings by code points; UTF-16 would put surrogates before U+E000. */
  static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean oneSurrogate = Character.isSurrogate(x) != Character.isSurrogate(y);
        return oneSurrogate && x >= 0xD800 && y >= 0xD800
            ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y))
            : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** {@return whether Python's {@code str.isspace} and {@code \s} count it as white space} */
  static boolean isSpace(int point) {
    return switch (point) {
      case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default ->
          (point >= 0x09 && point <= 0x0D)
              || (point >= 0x1C && point <= 0x20)
              || (point >= 0x2000 && point <= 0x200A);
    };
  }

  /** Cuts a text that goes into an error message. */
  static String shorten(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  /**
   * {@return where the needle stands at or after the offset, in UTF-16 units, or -1} Linear in the
   * text whatever the needle: String.indexOf is not, and texts here are hostile.
   */
  static int find(String text, String needle, int from) {
    if (needle.length() <= SHORT_NEEDLE || from + needle.length() > text.length()) {
      return text.indexOf(needle, from);
    }
    int[] borders = borders(needle);
    int matched = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      while (matched > 0 && c != needle.charAt(matched)) {
        matched = borders[matched - 1];
      }
      if (c == needle.charAt(matched) && ++matched == needle.length()) {
        return i - matched + 1;
      }
    }
    return -1;
  }

  /** {@return for each prefix, the length of its longest border (Knuth, Morris, Pratt)} */
  private static int[] borders(String needle) {
    int[] borders = new int[needle.length()];
    int length = 0;
    for (int i = 1; i < borders.length; i++) {
      while (length > 0 && needle.charAt(i) != needle.charAt(length)) {
        length = borders[length - 1];
      }
      if (needle.charAt(i) == needle.charAt(length)) {
        length++;
      }
      borders[i] = length;
    }
    return borders;
  }
}
