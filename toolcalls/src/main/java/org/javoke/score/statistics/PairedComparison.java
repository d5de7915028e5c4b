package org.javoke.score.statistics;

import java.util.SplittableRandom;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Two runs over the same questions.
 *
 * @param both questions that both runs got right
 * @param onlyFirst questions that only the first run got right
 * @param onlySecond questions that only the second run got right
 * @param neither questions that neither got right
 */
public record PairedComparison(int both, int onlyFirst, int onlySecond, int neither) {

  private static final double TAIL = 0.025;

  public PairedComparison {
    if (both < 0 || onlyFirst < 0 || onlySecond < 0 || neither < 0) {
      throw new IllegalArgumentException(
          "both %d, onlyFirst %d, onlySecond %d, neither %d: expected no negative count"
              .formatted(both, onlyFirst, onlySecond, neither));
    }
  }

  /** {@return the number of questions} */
  public int total() {
    return both + onlyFirst + onlySecond + neither;
  }

  /** {@return the second run's accuracy less the first's, from -1 to 1} */
  public double difference() {
    return total() == 0 ? 0 : (double) (onlySecond - onlyFirst) / total();
  }

  /**
   * {@return the two-sided exact p-value of McNemar's test} The probability, if both runs were
   * equally good, that the questions on which they differ are split as unevenly as here. (Q.
   * McNemar, Psychometrika 12, 1947; exact by the binomial distribution.) It is 1 where they never
   * differ.
   */
  public double mcNemarExactP() {
    int changed = onlyFirst + onlySecond;
    // At one half both tails are equal; a test that looks for outcomes as likely as this one misses
    // the other side's where rounding makes it a little likelier.
    return changed == 0
        ? 1
        : Math.min(
            1,
            2
                * BinomialDistribution.of(changed, 0.5)
                    .cumulativeProbability(Math.min(onlyFirst, onlySecond)));
  }

  /**
   * {@return the 95% percentile interval of {@link #difference} under resampling of questions} (B.
   * Efron, "Bootstrap methods", Annals of Statistics 7, 1979.) The same seed gives the same
   * interval.
   *
   * @param resamples how many resamples are drawn; 10,000 is a good number
   */
  public Interval bootstrap95(long seed, int resamples) {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples is " + resamples + ", expected at least 1");
    }
    if (total() == 0) {
      return new Interval(0, 0);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] differences = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      differences[i] = (double) resample(random) / total();
    }
    double[] bounds = Quantile.withDefaults().evaluate(differences, TAIL, 1 - TAIL);
    return new Interval(bounds[0], bounds[1]);
  }

  private int resample(SplittableRandom random) {
    int difference = 0;
    for (int i = 0; i < total(); i++) {
      int drawn = random.nextInt(total());
      if (drawn < onlySecond) {
        difference++;
      } else if (drawn < onlySecond + onlyFirst) {
        difference--;
      }
    }
    return difference;
  }
}
