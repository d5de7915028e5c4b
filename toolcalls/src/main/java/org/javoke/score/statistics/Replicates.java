package org.javoke.score.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One figure of each repetition of an experiment: what varies with the seed, whatever it is that
 * makes it vary. (Student, "The probable error of a mean", Biometrika 6, 1908.)
 *
 * @param values one a repetition
 */
public record Replicates(List<Double> values) {

  private static final double UPPER = 0.975;

  public Replicates {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there are no values, expected at least one");
    }
  }

  public double mean() {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }

  /** {@return the standard error of the mean; infinite where there is one value only} */
  public double standardError() {
    int n = values.size();
    if (n < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double mean = mean();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (n - 1) / n);
  }

  /**
   * {@return half of the 95% interval of the mean: 12.7 standard errors with two values, 2.8 with
   * five; infinite with one}
   */
  public double halfWidth95() {
    return values.size() < 2
        ? Double.POSITIVE_INFINITY
        : standardError() * TDistribution.of(values.size() - 1).inverseCumulativeProbability(UPPER);
  }

  /**
   * {@return the two-sided p-value of the mean being 0} It is 1 where there is one value only, and
   * 0 where all are the same and not 0.
   */
  public double p() {
    double error = standardError();
    if (values.size() < 2 || mean() == 0) {
      return 1;
    }
    return error == 0
        ? 0
        : 2 * TDistribution.of(values.size() - 1).survivalProbability(Math.abs(mean()) / error);
  }
}
