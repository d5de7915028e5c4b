package org.javoke.endpoint;

import java.time.Duration;
import org.javoke.input.InputException;

/**
 * How failures are taken. Tried again are status 408, 429 and 5xx, connections that cannot be made
 * or break, timeouts, and replies that are no chat completions.
 *
 * @param attempts how often a request is tried before it counts as failed
 * @param throttledAttempts how often it may be turned away with status 429 on top of that
 * @param firstBackoff upper bound of the wait after the first failure; it doubles each time
 * @param longestBackoff upper bound of the wait after any failure
 * @param longestRetryAfter what is waited at most when a server asks for a wait
 * @param givingUpAfter so many connections that fail, or requests that are refused, in a row end
 *     the run when nothing was ever answered
 * @param patience how long a server that did answer may be unreachable before that ends the run too
 */
public record Retries(
    int attempts,
    int throttledAttempts,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration longestRetryAfter,
    int givingUpAfter,
    Duration patience) {

  /**
   * 8 attempts and 30 throttled ones, waits from 0.5 s up to 30 s or the 60 s that a server may ask
   * for; given up after 20 failures at the start, or 5 minutes of silence.
   */
  public static final Retries DEFAULT =
      new Retries(
          8,
          30,
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          20,
          Duration.ofMinutes(5));

  public Retries {
    if (attempts < 1 || throttledAttempts < 0 || givingUpAfter < 1) {
      throw new InputException(
          "The numbers of attempts (%d), throttled attempts (%d) and failures to give up after (%d)"
                  .formatted(attempts, throttledAttempts, givingUpAfter)
              + " are too small. Expected at least 1, 0 and 1.");
    }
  }

  public Retries withAttempts(int other) {
    return new Retries(
        other,
        throttledAttempts,
        firstBackoff,
        longestBackoff,
        longestRetryAfter,
        givingUpAfter,
        patience);
  }
}
