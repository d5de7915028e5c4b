package org.javoke.score.statistics;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * The share of right answers.
 *
 * @param correct how many were right
 * @param total how many were scored; samples without a verdict are no part of it
 */
public record Accuracy(int correct, int total) {

  private static final double ERROR_RATE = 0.05;

  public Accuracy {
    if (correct < 0 || correct > total) {
      throw new IllegalArgumentException(
          "correct is " + correct + ", expected 0 to total, which is " + total);
    }
  }

  /** {@return the share from 0 to 1; 0 where nothing was scored} */
  public double value() {
    return total == 0 ? 0 : (double) correct / total;
  }

  /**
   * {@return the 95% interval after Wilson} (E. B. Wilson, "Probable inference, the law of
   * succession, and statistical inference", JASA 22, 1927.) It is from 0 to 1 where nothing was
   * scored.
   */
  public Interval wilson95() {
    if (total == 0) {
      return new Interval(0, 1);
    }
    var interval =
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(total, correct, ERROR_RATE);
    return new Interval(interval.getLowerBound(), interval.getUpperBound());
  }
}
