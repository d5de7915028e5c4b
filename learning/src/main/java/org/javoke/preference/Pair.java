package org.javoke.preference;

import java.util.Arrays;

/**
 * Two completions of one prompt, the first of which is preferred.
 *
 * <p>Each pair is itself only, as what the reference says of it is kept under it.
 */
public final class Pair {

  private final String id;
  private final int[] prompt;
  private final int[] chosen;
  private final int[] rejected;
  private final double weight;

  /**
   * @param id by which messages name it
   * @param weight of its loss; the mean over a batch is over weighted losses, and 1 is usual
   * @throws IllegalArgumentException if a part is empty, the completions are equal, or the weight
   *     is negative or not finite
   */
  public Pair(String id, int[] prompt, int[] chosen, int[] rejected, double weight) {
    if (prompt.length == 0 || chosen.length == 0 || rejected.length == 0) {
      throw new IllegalArgumentException(
          "pair %s has %d tokens of prompt, %d chosen and %d rejected; each needs one at least"
              .formatted(id, prompt.length, chosen.length, rejected.length));
    }
    if (Arrays.equals(chosen, rejected)) {
      throw new IllegalArgumentException(
          "pair %s prefers a completion to itself: drop it".formatted(id));
    }
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "pair %s has weight %s, expected 0 or more".formatted(id, weight));
    }
    this.id = id;
    this.prompt = prompt.clone();
    this.chosen = chosen.clone();
    this.rejected = rejected.clone();
    this.weight = weight;
  }

  /**
   * {@return a pair of steps: what the completions begin with alike becomes part of the prompt, and
   * the loss is from where they part} One that is the beginning of the other is cut before the last
   * token they share, so that both have something to say.
   */
  public static Pair ofSteps(String id, int[] prompt, int[] chosen, int[] rejected, double weight) {
    int common = common(chosen, rejected);
    int cut = Math.min(common, Math.min(chosen.length, rejected.length) - 1);
    if (cut <= 0) {
      return new Pair(id, prompt, chosen, rejected, weight);
    }
    int[] longer = Arrays.copyOf(prompt, prompt.length + cut);
    System.arraycopy(chosen, 0, longer, prompt.length, cut);
    return new Pair(
        id,
        longer,
        Arrays.copyOfRange(chosen, cut, chosen.length),
        Arrays.copyOfRange(rejected, cut, rejected.length),
        weight);
  }

  private static int common(int[] a, int[] b) {
    int mismatch = Arrays.mismatch(a, b);
    return mismatch < 0 ? a.length : mismatch;
  }

  public String id() {
    return id;
  }

  public double weight() {
    return weight;
  }

  int[] prompt() {
    return prompt;
  }

  int[] chosen() {
    return chosen;
  }

  int[] rejected() {
    return rejected;
  }

  /** {@return how many tokens the completions have, which bear the loss} */
  public int labels() {
    return chosen.length + rejected.length;
  }

  /** {@return how many tokens the prompt has with the longer completion} */
  public int longer() {
    return prompt.length + Math.max(chosen.length, rejected.length);
  }

  /** {@return how many tokens are computed, the prompt once} */
  public int computed() {
    return prompt.length + chosen.length + rejected.length;
  }

  /** {@return how many tokens a trainer reads that computes the prompt with each completion} */
  public int tokens() {
    return 2 * prompt.length + chosen.length + rejected.length;
  }
}
