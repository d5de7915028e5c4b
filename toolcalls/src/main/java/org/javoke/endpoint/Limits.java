package org.javoke.endpoint;

import java.time.Duration;
import org.javoke.input.InputException;

/**
 * What one endpoint may take of time, room and memory.
 *
 * @param connectTimeout for a connection
 * @param timeout for one attempt, from connecting to the last byte of the reply
 * @param startConcurrency how many requests are under way at first
 * @param maxConcurrency the most they grow to
 * @param maxReplyBytes a longer reply is cut off and counts as broken
 */
public record Limits(
    Duration connectTimeout,
    Duration timeout,
    int startConcurrency,
    int maxConcurrency,
    int maxReplyBytes) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /** 10 s to connect, 10 minutes for an attempt, 20 to 256 at once, replies up to 16 MiB. */
  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), Duration.ofMinutes(10), 20, 256, 16 * 1024 * 1024);

  public Limits {
    check("connect timeout", connectTimeout);
    check("timeout", timeout);
    if (maxConcurrency < 1 || maxConcurrency > 10_000) {
      throw new InputException(
          "The most requests at once is %d. Expected 1 to 10000.".formatted(maxConcurrency));
    }
    if (startConcurrency < 1) {
      throw new InputException(
          "The requests at once to start with are %d. Expected at least 1."
              .formatted(startConcurrency));
    }
    if (maxReplyBytes < 1024) {
      throw new InputException(
          "The longest reply is %d bytes. Expected at least 1024.".formatted(maxReplyBytes));
    }
    startConcurrency = Math.min(startConcurrency, maxConcurrency);
  }

  public Limits withTimeout(Duration other) {
    return new Limits(connectTimeout, other, startConcurrency, maxConcurrency, maxReplyBytes);
  }

  public Limits withMaxConcurrency(int other) {
    return new Limits(connectTimeout, timeout, startConcurrency, other, maxReplyBytes);
  }

  private static void check(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
      throw new InputException(
          "The %s is %s. Expected more than nothing and at most a day.".formatted(name, value));
    }
  }
}
