package org.javoke.train;

/** Is told of each step. */
@FunctionalInterface
public interface TrainingProgress {

  /**
   * Told before the first step, when the weights are those of the last checkpoint and what was
   * written after it is forgotten.
   *
   * @param done how many steps were done before; 0 for a new run
   */
  default void begun(int done) {}

  /** Told when a step is done. */
  void done(Report report);

  /**
   * {@return whether to end with the step that was done} It is asked before the first step of a run
   * that goes on, too.
   */
  default boolean isEnough() {
    return false;
  }

  /**
   * What is known of a step.
   *
   * @param step from 1
   * @param steps in all
   * @param stage name of the part of the data that is gone through
   * @param gradNorm before it was scaled down
   * @param rate the learning rate that the step had
   * @param tokens read since the run began
   */
  record Report(
      int step,
      int steps,
      String stage,
      double epoch,
      StepMetrics metrics,
      double gradNorm,
      double rate,
      long tokens) {}
}
