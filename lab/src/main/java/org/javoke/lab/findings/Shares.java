package org.javoke.lab.findings;

import java.util.Locale;
import org.javoke.score.statistics.Interval;

/** Shares and p-values as people read them. */
final class Shares {

  private Shares() {}

  /** {@return such as {@code 57.0%}} */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** {@return such as {@code +0.7}, in percentage points} */
  static String points(double difference) {
    return String.format(Locale.ROOT, "%+.1f", 100 * difference);
  }

  /** {@return such as {@code 51.2 to 62.6}} */
  static String range(Interval interval) {
    return String.format(Locale.ROOT, "%.1f to %.1f", 100 * interval.low(), 100 * interval.high());
  }

  /** {@return such as {@code -1.2 to +2.6}, in percentage points} */
  static String pointsRange(Interval interval) {
    return points(interval.low()) + " to " + points(interval.high());
  }

  static String p(double p) {
    return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
  }
}
