package org.javoke.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which parts of a step one of several processes computes. Every process knows all samples of the
 * step, so what is divided by (labels, pairs) is known without asking the others.
 *
 * @param rank of this process, from 0
 * @param count of the processes
 */
public record Share(int rank, int count) {

  /** Of a process that is alone. */
  public static final Share WHOLE = new Share(0, 1);

  public Share {
    if (rank < 0 || rank >= count) {
      throw new IllegalArgumentException("rank %d of %d processes".formatted(rank, count));
    }
  }

  /**
   * {@return for each part whether this process computes it} The costliest come first, each to the
   * process that has least to do; all processes come to the same division.
   *
   * @param costs of the parts, such as their tokens
   */
  public boolean[] of(long[] costs) {
    boolean[] mine = new boolean[costs.length];
    long[] loads = new long[count];
    int[] costliestFirst =
        IntStream.range(0, costs.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer part) -> costs[part]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    for (int part : costliestFirst) {
      int least = least(loads);
      loads[least] += costs[part];
      mine[part] = least == rank;
    }
    return mine;
  }

  private static int least(long[] loads) {
    long least = Arrays.stream(loads).min().orElseThrow();
    return IntStream.range(0, loads.length)
        .filter(i -> loads[i] == least)
        .findFirst()
        .orElseThrow();
  }
}
