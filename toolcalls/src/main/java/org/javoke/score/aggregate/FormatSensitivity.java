package org.javoke.score.aggregate;

import java.util.Collection;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.javoke.score.statistics.Accuracy;

/**
 * How much the accuracy depends on the prompt's format. It enters no score.
 *
 * @param maxDelta percentage points between the best and the worst format, to two places
 * @param deviation sample standard deviation over formats, in percentage points, to two places
 */
public record FormatSensitivity(double maxDelta, double deviation) {

  /** {@return the sensitivity over the accuracies per format; zero for fewer than two formats} */
  public static FormatSensitivity of(Collection<Accuracy> formats) {
    double[] values = formats.stream().mapToDouble(Accuracy::value).toArray();
    if (values.length < 2) {
      return new FormatSensitivity(0, 0);
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double deviation = StandardDeviation.of(values).getAsDouble();
    return new FormatSensitivity(Rounded.two((high - low) * 100), Rounded.two(deviation * 100));
  }
}
