package org.javoke.hub;

/** How the rotary frequencies of a model differ from {@code theta^(-2i/headDim)}. */
public sealed interface RopeScaling {

  /** They do not. */
  record None() implements RopeScaling {}

  /** All frequencies are divided by the factor. */
  record Linear(double factor) implements RopeScaling {}

  /**
   * Llama 3's: frequencies with a wavelength above {@code originalMaxPositions /
   * lowFrequencyFactor} are divided by the factor, those below {@code originalMaxPositions /
   * highFrequencyFactor} stay, and those between are interpolated.
   */
  record Llama3(
      double factor,
      double lowFrequencyFactor,
      double highFrequencyFactor,
      int originalMaxPositions)
      implements RopeScaling {}
}
