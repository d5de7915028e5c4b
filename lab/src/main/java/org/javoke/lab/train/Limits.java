package org.javoke.lab.train;

import org.javoke.input.InputException;

/**
 * What bounds the memory of a step. Only the first of these changes what is learned.
 *
 * @param maxTokens of a sample; longer ones are left out
 * @param keptLayers that are not computed again on the way back: more memory, less time
 * @param tokensAtOnce that are computed at once, where samples are computed together
 */
public record Limits(int maxTokens, int keptLayers, int tokensAtOnce) {

  /** What suits a machine without a card. */
  public static final Limits STANDARD = new Limits(2048, 0, 1024);

  /**
   * @throws InputException if a value is out of its range
   */
  public Limits {
    require(maxTokens >= 2, "longest sample", maxTokens, "2 tokens or more");
    require(keptLayers >= 0, "number of kept layers", keptLayers, "0 or more");
    require(tokensAtOnce >= 1, "number of tokens at once", tokensAtOnce, "1 or more");
  }

  private static void require(boolean fits, String name, int value, String expected) {
    if (!fits) {
      throw new InputException("The %s is %d; expected %s.".formatted(name, value, expected));
    }
  }
}
