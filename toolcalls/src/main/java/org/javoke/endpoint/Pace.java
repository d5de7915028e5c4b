package org.javoke.endpoint;

import java.time.Duration;

/**
 * How fast time passes for waits and rates. Only tests have it pass faster than it does; the time
 * that servers are given is always real.
 */
record Pace(int speed) {

  static final Pace REAL = new Pace(1);

  /** {@return a time to compare with others of the same pace, in nanoseconds} */
  long nanos() {
    return System.nanoTime() * speed;
  }

  /** {@return the real nanoseconds that such a span takes} */
  long real(long nanos) {
    return nanos / speed;
  }

  long real(Duration span) {
    return real(span.toNanos());
  }
}
