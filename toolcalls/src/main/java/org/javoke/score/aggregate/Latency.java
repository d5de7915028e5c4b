package org.javoke.score.aggregate;

import java.util.Optional;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * Seconds per request, each to two places, as the leaderboard shows them.
 *
 * @param deviation sample standard deviation; 0 for a single request
 * @param percentile95 with linear interpolation between the neighbours
 */
public record Latency(double mean, double deviation, double percentile95) {

  private static final double H100_X8_DOLLARS_PER_HOUR = 23.92;
  private static final double REQUESTS_AT_ONCE = 100;

  /** {@return the summary, or empty where there was no request} */
  public static Optional<Latency> of(double... seconds) {
    if (seconds.length == 0) {
      return Optional.empty();
    }
    double deviation = seconds.length < 2 ? 0 : StandardDeviation.of(seconds).getAsDouble();
    Quantile linear = Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(true);
    return Optional.of(
        new Latency(
            Rounded.two(Mean.of(seconds).getAsDouble()),
            Rounded.two(deviation),
            Rounded.two(linear.evaluate(seconds, 0.95))));
  }

  /**
   * {@return dollars for the requests on a rented machine with eight H100s, to two places} The
   * reference's estimate: 23.92 dollars an hour, 100 requests at once.
   */
  public static double costOnH100s(double... seconds) {
    double sum = 0;
    for (double second : seconds) {
      sum += second;
    }
    return Rounded.two(sum / 3600 * H100_X8_DOLLARS_PER_HOUR / REQUESTS_AT_ONCE);
  }

  /**
   * {@return dollars for the tokens, to two places}
   *
   * @param inputPrice dollars per million input tokens
   * @param outputPrice dollars per million output tokens
   */
  public static double costOfTokens(
      long inputTokens, long outputTokens, double inputPrice, double outputPrice) {
    return Rounded.two(inputTokens * inputPrice / 1e6 + outputTokens * outputPrice / 1e6);
  }
}
