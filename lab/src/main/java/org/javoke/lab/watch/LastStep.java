package org.javoke.lab.watch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The last step that a training run's {@code metrics.jsonl} tells of.
 *
 * @param step from 1
 * @param values by the names of that file, such as {@code loss}
 */
public record LastStep(int step, Map<String, Double> values) {

  public LastStep {
    values = Map.copyOf(values);
  }

  /**
   * {@return it; empty if no step was measured}
   *
   * @param run the run's folder
   * @throws org.javoke.input.InputException if the file cannot be read
   */
  public static Optional<LastStep> of(Path run) {
    return new RunMetrics(run)
        .lines().stream()
            .filter(line -> !line.isEvaluation())
            .reduce((_, last) -> last)
            .map(line -> new LastStep(line.step(), line.values()));
  }
}
