package org.javoke.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: exponential with full jitter (Brooker, "Exponential
 * Backoff and Jitter", AWS Architecture Blog 2015), and never less than the server asked for.
 *
 * <p>Safe for threads, whatever the random generator is.
 */
final class Backoff {

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;

  /**
   * @param first upper bound of the first wait; it doubles with every failure
   * @param longest upper bound of all waits
   */
  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /**
   * {@return the wait after so many failures in a row}
   *
   * @param failures at least 1
   */
  synchronized Duration after(int failures, Optional<Duration> retryAfter) {
    long bound = first.toNanos() << Math.min(failures - 1, 20);
    long nanos = random.nextLong(Math.min(bound, longest.toNanos()) + 1);
    // The jitter comes on top: else all who were told the same time come back at the same time.
    return retryAfter
        .map(asked -> asked.plusNanos(nanos / 4))
        .orElseGet(() -> Duration.ofNanos(nanos));
  }
}
