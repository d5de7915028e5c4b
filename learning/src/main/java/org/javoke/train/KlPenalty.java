package org.javoke.train;

import org.javoke.input.InputException;
import org.javoke.model.Decoder;

/**
 * What keeps a policy near another model while it learns: {@code weight} times the mean over all
 * labels of the Kullback-Leibler divergence KL(policy || reference) of the whole vocabulary's
 * distribution before the label, in nats, is added to the loss.
 *
 * @param weight more than 0
 * @param reference whose weights are not trained; it may share the policy's frozen ones
 */
public record KlPenalty(double weight, Decoder reference) {

  public KlPenalty {
    requireWeight(weight);
    if (weight == 0) {
      throw new IllegalArgumentException("a penalty that weighs nothing is none");
    }
  }

  /**
   * Refuses what is no weight; 0 means no penalty.
   *
   * @throws InputException if it is below 0 or no number
   */
  public static void requireWeight(double weight) {
    if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
      throw new InputException(
          "The weight of the KL term is %s; expected 0 (none) or more, such as 0.1."
              .formatted(weight));
    }
  }
}
