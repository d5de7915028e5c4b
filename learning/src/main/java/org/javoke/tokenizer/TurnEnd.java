package org.javoke.tokenizer;

/** Where a model is done with its turn: a template may write more before the next one begins. */
public final class TurnEnd {

  private TurnEnd() {}

  /**
   * {@return how many of a turn's tokens the model has to say: up to its end of turn, without the
   * whitespace behind that; all of them where no end of turn is written}
   */
  public static int said(Vocabulary vocabulary, int[] turn) {
    int end = turn.length;
    while (end > 0 && isBlank(vocabulary, turn[end - 1])) {
      end--;
    }
    boolean isMarked = end > 0 && vocabulary.isSpecial(turn[end - 1]);
    return isMarked ? end : turn.length;
  }

  private static boolean isBlank(Vocabulary vocabulary, int id) {
    if (!vocabulary.has(id) || vocabulary.isAdded(id)) {
      return false;
    }
    for (byte letter : vocabulary.bytes(id)) {
      if (letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t') {
        return false;
      }
    }
    return true;
  }
}
