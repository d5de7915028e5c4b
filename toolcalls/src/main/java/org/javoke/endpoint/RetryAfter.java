package org.javoke.endpoint;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The Retry-After header: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

  private RetryAfter() {}

  /**
   * {@return how long the server asks to wait} Empty where the header makes no sense; a date in the
   * past is no wait.
   *
   * @param longest what is waited at most, whatever the server asks
   */
  static Optional<Duration> parse(String header, Instant now, Duration longest) {
    String text = header.strip();
    return seconds(text)
        .or(() -> date(text).map(at -> Duration.between(now, at)))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(longest) > 0 ? longest : wait);
  }

  private static Optional<Duration> seconds(String text) {
    // Some servers send fractions, which the standard does not know.
    if (!text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000)));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
