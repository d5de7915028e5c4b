package org.javoke.tokenizer;

/**
 * Bytes to characters, one at a time, holding back a character that is not whole yet. What is no
 * UTF-8 becomes U+FFFD once for each maximal part that could have begun a character, as the Unicode
 * Standard recommends (3.9, "U+FFFD Substitution of Maximal Subparts") and Rust does.
 */
final class Utf8Stream {

  private static final char REPLACEMENT = '\uFFFD';

  private int codePoint;
  private int missing;
  private int lowest = 0x80;
  private int highest = 0xBF;

  void accept(byte next, StringBuilder out) {
    int value = next & 0xFF;
    if (missing > 0) {
      if (value >= lowest && value <= highest) {
        continued(value, out);
        return;
      }
      finish(out);
    }
    begun(value, out);
  }

  /** Ends the text: an unfinished character becomes U+FFFD. */
  void finish(StringBuilder out) {
    if (missing > 0) {
      out.append(REPLACEMENT);
      missing = 0;
      lowest = 0x80;
      highest = 0xBF;
    }
  }

  private void continued(int value, StringBuilder out) {
    lowest = 0x80;
    highest = 0xBF;
    codePoint = (codePoint << 6) | (value & 0x3F);
    if (--missing == 0) {
      out.appendCodePoint(codePoint);
    }
  }

  // The bounds of the second byte keep out overlong forms, surrogates, and what is above U+10FFFF.
  private void begun(int value, StringBuilder out) {
    if (value < 0x80) {
      out.append((char) value);
    } else if (value >= 0xC2 && value <= 0xDF) {
      start(value & 0x1F, 1);
    } else if (value >= 0xE0 && value <= 0xEF) {
      start(value & 0x0F, 2);
      lowest = value == 0xE0 ? 0xA0 : 0x80;
      highest = value == 0xED ? 0x9F : 0xBF;
    } else if (value >= 0xF0 && value <= 0xF4) {
      start(value & 0x07, 3);
      lowest = value == 0xF0 ? 0x90 : 0x80;
      highest = value == 0xF4 ? 0x8F : 0xBF;
    } else {
      out.append(REPLACEMENT);
    }
  }

  private void start(int bits, int following) {
    codePoint = bits;
    missing = following;
  }
}
