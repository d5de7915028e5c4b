package org.javoke.score.bfcl;

/**
 * The Greek capital sigma in lower case as Unicode has it (section 3.13, Final_Sigma): ς after a
 * letter with none following, else σ. Java looks at words instead, and so differs from Python.
 */
final class FinalSigma {

  private static final char CAPITAL = 'Σ';

  /**
   * What stands inside words without ending them: Word_Break MidLetter, MidNumLet, Single_Quote.
   */
  private static final String INSIDE_WORDS =
      "':.\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

  private FinalSigma() {}

  /** {@return the text with its capital sigmas in lower case, everything else as it was} */
  static String lower(String text) {
    if (text.indexOf(CAPITAL) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    boolean letterFollows = false;
    for (int i = text.length(); i > 0; ) {
      int c = text.codePointBefore(i);
      i -= Character.charCount(c);
      if (c == CAPITAL) {
        boolean last = !letterFollows && letterBefore(text, i);
        out.setCharAt(i, last ? 'ς' : 'σ');
      }
      if (!isIgnorable(c)) {
        letterFollows = isCased(c);
      }
    }
    return out.toString();
  }

  private static boolean letterBefore(String text, int index) {
    for (int i = index; i > 0; ) {
      int c = text.codePointBefore(i);
      i -= Character.charCount(c);
      if (!isIgnorable(c)) {
        return isCased(c);
      }
    }
    return false;
  }

  private static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  private static boolean isIgnorable(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> INSIDE_WORDS.indexOf(c) >= 0;
    };
  }
}
