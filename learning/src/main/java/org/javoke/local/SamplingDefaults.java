package org.javoke.local;

import org.javoke.generate.SamplingParameters;
import org.javoke.hub.GenerationDefaults;
import org.javoke.policy.Sampling;

/** What a model's makers say about sampling, where a user says nothing. */
final class SamplingDefaults {

  private SamplingDefaults() {}

  /**
   * {@return how tokens are drawn} Of what a {@link Sampling} cannot say (top-k, min-p, repetition
   * penalty) the model's own is taken, as transformers does; the penalty counts for greedy decoding
   * too. A temperature that is not named is the model's, or 0 if its makers do not sample.
   */
  static SamplingParameters of(Sampling sampling, GenerationDefaults defaults) {
    double own = defaults.doSample() ? defaults.temperature() : 0;
    return new SamplingParameters(
        sampling.temperature().orElse(own),
        defaults.topK(),
        // A file may say 0: the likeliest token is left, as in transformers.
        Math.max(sampling.topP().orElse(defaults.topP()), Double.MIN_NORMAL),
        defaults.minP(),
        defaults.repetitionPenalty());
  }

  /** {@return the seed of one reply's own random stream; the same for the same three} */
  static long stream(long seed, String id, int draw) {
    long state = mixed(seed);
    for (int i = 0; i < id.length(); i++) {
      state = mixed(state ^ id.charAt(i));
    }
    return mixed(state ^ ((long) draw << 32));
  }

  // The finaliser of SplitMix64 (Steele, Lea and Flood 2014), with its increment.
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
