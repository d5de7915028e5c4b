package org.javoke.lab.train;

import java.util.Locale;

/**
 * What a run is going to do.
 *
 * @param parameters how many numbers are trained
 * @param tokens of all samples, each counted once
 * @param labels how many of these bear loss
 * @param steps in all
 */
public record TrainingPlan(long parameters, long tokens, long labels, int steps) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d parameters are trained, on %,d tokens an epoch, of which %,d bear loss, in %,d steps.",
        parameters,
        tokens,
        labels,
        steps);
  }
}
