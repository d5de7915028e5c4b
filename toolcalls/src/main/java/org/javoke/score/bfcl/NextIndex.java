package org.javoke.score.bfcl;

/**
 * Where a piece of text occurs next, for questions asked in rising order. It remembers its answer,
 * so that many questions about one long text cost one pass.
 */
final class NextIndex {

  private final String text;
  private final String what;
  private int found = -1;
  private int asked = -1;

  NextIndex(String text, String what) {
    this.text = text;
    this.what = what;
  }

  /**
   * {@return the first index at or after the given one, or the text's length where there is none}
   */
  int from(int index) {
    if (asked < 0 || found < index) {
      int next = text.indexOf(what, index);
      found = next < 0 ? text.length() : next;
      asked = index;
    }
    return found;
  }
}
