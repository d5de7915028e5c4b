package org.javoke.train;

import java.util.List;

/**
 * What training minimises.
 *
 * @param <S> the samples that it is computed on
 */
public interface Objective<S> {

  /**
   * {@return the loss of one step, and what else is known of it} The gradients of the loss are
   * added to those of the trainable weights.
   *
   * <p>Where several processes train together, each computes its share: the sums over all of the
   * gradients, of the loss and of each value are those of the whole step. The names of the values
   * do not depend on the share.
   *
   * @param microBatches the whole step's samples; some objectives compare samples of one
   *     micro-batch
   * @param seed of dropout
   * @param share what of the step is computed here
   */
  StepMetrics accumulate(List<List<S>> microBatches, long seed, Share share);

  /** {@return the same of a process that computes the whole step} */
  default StepMetrics accumulate(List<List<S>> microBatches, long seed) {
    return accumulate(microBatches, seed, Share.WHOLE);
  }

  /** {@return the name by which messages call the sample} */
  String name(S sample);
}
