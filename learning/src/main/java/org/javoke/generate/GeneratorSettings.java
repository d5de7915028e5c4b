package org.javoke.generate;

/**
 * How much a {@link Generator} does at once.
 *
 * @param maxSequences sequences that run side by side
 * @param prefillTokens prompt tokens that one pass computes beside the running sequences' next
 *     tokens: more is quicker for the whole, fewer makes running sequences wait less
 * @param window prompts that are looked over together for what they have in common
 * @param cacheBytes room for keys and values of running sequences; a sequence waits for it
 */
public record GeneratorSettings(int maxSequences, int prefillTokens, int window, long cacheBytes) {

  public static final GeneratorSettings DEFAULT = new GeneratorSettings(64, 512, 256, 2L << 30);

  public GeneratorSettings {
    if (maxSequences < 1 || prefillTokens < 1 || window < 1 || cacheBytes < 1) {
      throw new IllegalArgumentException(
          "%d sequences, %d tokens, a window of %d, %d bytes: each must be 1 or more"
              .formatted(maxSequences, prefillTokens, window, cacheBytes));
    }
  }

  /** {@return the same with another number of sequences side by side} */
  public GeneratorSettings withMaxSequences(int count) {
    return new GeneratorSettings(count, prefillTokens, window, cacheBytes);
  }
}
