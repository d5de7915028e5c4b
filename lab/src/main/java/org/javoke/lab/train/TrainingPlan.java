package org.javoke.lab.train;

import java.util.List;
import java.util.Locale;
import org.javoke.model.MemoryEstimate;

/**
 * What a run is going to do, known before the model is loaded.
 *
 * @param parameters how many numbers are trained
 * @param ofParameters how many the model has
 * @param samples of all stages, each once
 * @param tokens of all samples, each once
 * @param labels how many of these bear loss
 * @param steps in all
 * @param memory what the training takes
 */
public record TrainingPlan(
    long parameters,
    long ofParameters,
    int samples,
    long tokens,
    long labels,
    int steps,
    MemoryEstimate memory) {

  /** {@return it in sentences, one a line} */
  public List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d parameters are trained, on %,d tokens an epoch, of which %,d bear loss, in %,d %s.",
            parameters,
            tokens,
            labels,
            steps,
            steps == 1 ? "step" : "steps"),
        String.format(
            Locale.ROOT,
            "That is %s of the model's %,d parameters, and %s of the tokens of %,d samples.",
            percent(parameters, ofParameters),
            ofParameters,
            percent(labels, tokens),
            samples),
        memory + ".");
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / Math.max(1, whole));
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines());
  }
}
