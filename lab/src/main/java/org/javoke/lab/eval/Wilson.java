package org.javoke.lab.eval;

import org.javoke.lab.run.Summary.Interval;

/** Wilson's interval of a share (Wilson 1927), which holds for few samples and near 0 and 1 too. */
final class Wilson {

  private static final double Z_95 = 1.959963984540054;

  private Wilson() {}

  static Interval interval(int successes, int trials) {
    double share = (double) successes / trials;
    double z2 = Z_95 * Z_95;
    double centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
    double half =
        Z_95
            / (1 + z2 / trials)
            * Math.sqrt(share * (1 - share) / trials + z2 / (4.0 * trials * trials));
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
