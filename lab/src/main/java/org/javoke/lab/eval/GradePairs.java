package org.javoke.lab.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.score.Score;

/**
 * The grades of a category in two runs, of those questions that both have a grade of.
 *
 * @param first the first run's mean, 0 to 1
 * @param second the second run's mean, 0 to 1
 */
public record GradePairs(int paired, double first, double second) {

  /** {@return by how much the second run's mean is higher} */
  public double difference() {
    return second - first;
  }

  /** {@return by category, in the first run's order} */
  static Map<String, GradePairs> of(SavedRun first, SavedRun second) {
    Map<String, Sample> others = new HashMap<>();
    second.samples().forEach(sample -> others.put(sample.id(), sample));
    Map<String, List<double[]>> pairs = new LinkedHashMap<>();
    for (Sample one : first.samples()) {
      Sample other = others.get(one.id());
      OptionalDouble before = grade(one);
      OptionalDouble after = other == null ? OptionalDouble.empty() : grade(other);
      if (before.isPresent() && after.isPresent()) {
        pairs
            .computeIfAbsent(one.category(), _ -> new ArrayList<>())
            .add(new double[] {before.getAsDouble(), after.getAsDouble()});
      }
    }
    Map<String, GradePairs> means = new LinkedHashMap<>();
    pairs.forEach((category, all) ->
        means.put(category, new GradePairs(all.size(), mean(all, 0), mean(all, 1))));
    return means;
  }

  private static OptionalDouble grade(Sample sample) {
    return sample.scores().values().stream()
        .filter(Score.Graded.class::isInstance)
        .mapToDouble(score -> ((Score.Graded) score).grade())
        .findFirst();
  }

  // An exact sum: the samples of a run stand in the order in which they came.
  private static double mean(List<double[]> pairs, int side) {
    return pairs.stream()
        .map(pair -> new BigDecimal(pair[side]))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(pairs.size()), MathContext.DECIMAL64)
        .doubleValue();
  }
}
