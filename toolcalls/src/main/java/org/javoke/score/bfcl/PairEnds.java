package org.javoke.score.bfcl;

/**
 * Finds the comma that ends a pair of a JavaScript object: one after which a key and a colon come
 * before the next comma. Asked in rising order it takes linear time in all.
 */
final class PairEnds {

  private final String content;
  private final NextIndex comma;
  private final NextIndex colon;
  private final NextIndex commaAfter;
  private int next;

  PairEnds(String content) {
    this.content = content;
    this.comma = new NextIndex(content, ",");
    this.commaAfter = new NextIndex(content, ",");
    this.colon = new NextIndex(content, ":");
  }

  /** {@return the index of the first such comma at or after the index, else the text's length} */
  int comma(int from) {
    for (int at = comma.from(from); at < content.length(); at = comma.from(at + 1)) {
      if (endsPair(at)) {
        return at;
      }
    }
    return content.length();
  }

  /** {@return where the pair after the last found comma begins} */
  int next() {
    return next;
  }

  private boolean endsPair(int at) {
    int key = PythonNumbers.skipSpace(content, at + 1);
    if (key < content.length() && content.charAt(key) == ':') {
      // White space alone serves as the key if there is some, unless a second colon follows.
      boolean second = colonBeforeComma(key + 1, key);
      next = second ? key : key - 1;
      return second || key > at + 1;
    }
    next = key;
    return colonBeforeComma(key + 1, key);
  }

  private boolean colonBeforeComma(int from, int key) {
    int found = colon.from(from);
    return found < content.length() && found < commaAfter.from(key);
  }
}
