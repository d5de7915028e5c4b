package org.javoke.score.statistics;

import java.util.List;

/**
 * The paired permutation test on differences of counts (R. A. Fisher, "The Design of Experiments",
 * 1935, section 21). If neither side is better, each difference could as well have had the other
 * sign; the test asks how many of all signs give a sum as far from zero as the one that was seen.
 *
 * <p>A difference belongs to a question: of the runs in which it was asked, how many more were
 * right on the second side than on the first. With one run a side this is McNemar's exact test.
 */
public final class SignFlip {

  private static final double ROUNDING = 1e-12;

  private SignFlip() {}

  /**
   * {@return the two-sided p-value, exact but for rounding, over all signs} It is 1 where nothing
   * differs. The work grows with the number of differences times their sum.
   *
   * @param differences of each question
   */
  public static double p(List<Integer> differences) {
    int reach = Math.toIntExact(differences.stream().mapToLong(Math::abs).sum());
    int seen = Math.abs(differences.stream().mapToInt(Integer::intValue).sum());
    if (seen == 0) {
      return 1;
    }
    double[] chance = chances(differences, reach);
    double p = 0;
    for (int sum = seen; sum <= reach; sum++) {
      p += chance[reach + sum] + chance[reach - sum];
    }
    return Math.min(1, p + ROUNDING * p);
  }

  /** The probability of each sum from -reach to reach. */
  private static double[] chances(List<Integer> differences, int reach) {
    double[] chance = new double[2 * reach + 1];
    chance[reach] = 1;
    int width = 0;
    for (int difference : differences) {
      int step = Math.abs(difference);
      if (step == 0) {
        continue;
      }
      double[] next = new double[chance.length];
      for (int at = reach - width; at <= reach + width; at++) {
        next[at - step] += chance[at] / 2;
        next[at + step] += chance[at] / 2;
      }
      width += step;
      chance = next;
    }
    return chance;
  }
}
