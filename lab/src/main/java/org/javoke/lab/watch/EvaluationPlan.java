package org.javoke.lab.watch;

import org.javoke.input.InputException;

/**
 * When a run is evaluated, and what follows from it. It is evaluated after its last step in any
 * case.
 *
 * @param everySteps steps from one evaluation to the next; 0 is only after the last
 * @param atStart whether also before the first step
 * @param patience after so many evaluations without a better one the run ends; 0 is never
 * @param keep whose weights are the run's result
 */
public record EvaluationPlan(int everySteps, boolean atStart, int patience, Keep keep) {

  /** Whose weights a run ends with. */
  public enum Keep {
    /** Those after the last step; the best lie beside them. */
    LAST,
    /** Those of the best evaluation. */
    BEST
  }

  /**
   * @throws InputException if a value is out of its range
   */
  public EvaluationPlan {
    require(everySteps >= 0, "number of steps between evaluations", everySteps);
    require(patience >= 0, "patience", patience);
  }

  private static void require(boolean fits, String name, int value) {
    if (!fits) {
      throw new InputException("The %s is %d; expected 0 or more.".formatted(name, value));
    }
  }

  /**
   * @param step that was done; 0 is before the first
   * @param steps in all
   */
  boolean isDue(int step, int steps) {
    return step == 0 ? atStart : step == steps || (everySteps > 0 && step % everySteps == 0);
  }
}
