package org.javoke.generate;

import java.util.Set;

/**
 * A sequence to continue.
 *
 * @param id given back with what came of it
 * @param maxTokens how many tokens to draw at most
 * @param stopIds tokens that end the sequence; the one that does is its last
 * @param seed of the random stream of this sequence alone, so that what is drawn does not depend on
 *     what else is computed at the same time
 * @param guide newly made for this sequence
 * @param logprobs what is wanted of them
 */
public record GenerationRequest(
    Object id,
    Tokens prompt,
    SamplingParameters sampling,
    int maxTokens,
    Set<Integer> stopIds,
    long seed,
    Guide guide,
    Logprobs logprobs) {

  /**
   * Which log-probabilities are wanted. They are the model's own, before penalty, temperature and
   * masks.
   *
   * @param chosen of the token drawn
   * @param top of so many of the likeliest tokens
   */
  public record Logprobs(boolean chosen, int top) {
    public static final Logprobs NONE = new Logprobs(false, 0);
    public static final Logprobs CHOSEN = new Logprobs(true, 0);

    boolean any() {
      return chosen || top > 0;
    }
  }

  public GenerationRequest {
    stopIds = Set.copyOf(stopIds);
    if (maxTokens < 1) {
      throw new IllegalArgumentException(
          "maxTokens is %d, expected 1 or more".formatted(maxTokens));
    }
  }
}
