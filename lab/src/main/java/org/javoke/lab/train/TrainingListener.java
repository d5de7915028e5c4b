package org.javoke.lab.train;

import java.nio.file.Path;
import org.javoke.train.Trainee;
import org.javoke.train.TrainingProgress;

/**
 * Follows a run: shows it, evaluates the model between steps, ends it early. All is called from the
 * thread that trains, which goes on when the call returns.
 */
public interface TrainingListener {

  /** Told of what a person should know, such as samples that are left out. */
  default void notice(String line) {}

  /** Told what is going to be done, before the model is loaded. */
  default void planned(TrainingPlan plan) {}

  /** Told before the first step, also of a run that goes on. */
  default void starting(TrainingPlan plan, Trainee model) {}

  /**
   * Told after {@link #starting}, when the weights are those of the last checkpoint and {@code
   * metrics.jsonl} ends with its step.
   *
   * @param done how many steps were done before; 0 for a new run
   */
  default void begun(int done, Trainee model) {}

  /**
   * Told when a step is done.
   *
   * @param model with the weights of after the step
   */
  default void after(TrainingProgress.Report report, Trainee model) {}

  /**
   * {@return whether to end with the step that was done} A run that goes on asks before its first
   * step, so one that ended early stays ended.
   */
  default boolean isEnough() {
    return false;
  }

  /**
   * Told when all is written.
   *
   * @param weights the folder of the adapter or of the model
   */
  default void finished(Path weights) {}
}
