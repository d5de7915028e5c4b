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
   * @param microBatches the step's samples; some objectives compare samples of one micro-batch
   * @param seed of dropout
   */
  StepMetrics accumulate(List<List<S>> microBatches, long seed);

  /** {@return the name by which messages call the sample} */
  String name(S sample);
}
