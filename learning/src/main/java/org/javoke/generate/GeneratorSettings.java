package org.javoke.generate;

/**
 * How much a {@link Generator} does at once.
 *
 * @param maxSequences sequences that run side by side
 * @param prefillTokens prompt tokens that one pass computes beside the running sequences' next
 *     tokens: more is quicker for the whole, fewer makes running sequences wait less
 * @param window prompts that are looked over together for what they have in common
 * @param cacheBytes room for keys and values of running sequences; a sequence waits for it
 * @param prefixBytes room for keys and values that are kept for later calls, where there are any
 *     that may use them; 0 keeps none
 */
public record GeneratorSettings(
    int maxSequences, int prefillTokens, int window, long cacheBytes, long prefixBytes) {

  public static final GeneratorSettings DEFAULT =
      new GeneratorSettings(64, 512, 256, 2L << 30, 2L << 30);

  /** With as much room for what is kept as for running sequences. */
  public GeneratorSettings(int maxSequences, int prefillTokens, int window, long cacheBytes) {
    this(maxSequences, prefillTokens, window, cacheBytes, cacheBytes);
  }

  public GeneratorSettings {
    if (maxSequences < 1 || prefillTokens < 1 || window < 1 || cacheBytes < 1) {
      throw new IllegalArgumentException(
          "%d sequences, %d tokens, a window of %d, %d bytes: each must be 1 or more"
              .formatted(maxSequences, prefillTokens, window, cacheBytes));
    }
    if (prefixBytes < 0) {
      throw new IllegalArgumentException(
          "%d bytes for what is kept: expected 0 or more".formatted(prefixBytes));
    }
  }

  /** {@return the same with another number of sequences side by side} */
  public GeneratorSettings withMaxSequences(int count) {
    return new GeneratorSettings(count, prefillTokens, window, cacheBytes, prefixBytes);
  }

  /** {@return the same with other room for what is kept for later calls} */
  public GeneratorSettings withPrefixBytes(long bytes) {
    return new GeneratorSettings(maxSequences, prefillTokens, window, cacheBytes, bytes);
  }
}
