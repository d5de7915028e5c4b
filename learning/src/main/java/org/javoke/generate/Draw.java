package org.javoke.generate;

import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the {@link Sampler} for one sequence.
 *
 * @param random the sequence's own stream
 * @param occurred tokens of the prompt and drawn ones, for the repetition penalty
 * @param guide narrows the choice
 */
record Draw(
    SamplingParameters parameters,
    RandomGenerator random,
    BitSet occurred,
    Guide guide,
    GenerationRequest.Logprobs logprobs) {

  long @Nullable [] allowed() {
    return guide.allowed();
  }
}
