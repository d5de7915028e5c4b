package org.javoke.score.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several tests at once: the more is asked, the more is found by chance. (S. Holm, "A simple
 * sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979.)
 */
public final class Holm {

  private Holm() {}

  /**
   * {@return the p-values so adjusted that, of those below 5%, the chance that even one is found by
   * accident is below 5%} The smallest of m is multiplied by m, the next by m - 1, and so on; none
   * is smaller than the one before.
   *
   * @param values from 0 to 1
   */
  public static List<Double> adjusted(List<Double> values) {
    List<Integer> order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .toList();
    List<Double> adjusted = new ArrayList<>(values);
    double least = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int index = order.get(rank);
      least = Math.max(least, Math.min(1, values.get(index) * (values.size() - rank)));
      adjusted.set(index, least);
    }
    return List.copyOf(adjusted);
  }
}
