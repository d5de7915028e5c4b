package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7000",
    " 7 , 7000",
    "0.25, 250",
    "86400, 60000",
    "999999999999999, 60000",
  })
  void takesSeconds(String header, long millis) {
    assertThat(RetryAfter.parse(header, NOW, LONGEST)).contains(Duration.ofMillis(millis));
  }

  @Test
  void takesDates() {
    assertThat(RetryAfter.parse("Sat, 21 Nov 2026 10:00:09 GMT", NOW, LONGEST))
        .contains(Duration.ofSeconds(9));
    assertThat(RetryAfter.parse("Sat, 21 Nov 2026 09:00:00 GMT", NOW, LONGEST))
        .contains(Duration.ZERO);
    assertThat(RetryAfter.parse("Fri, 21 Nov 2036 10:00:00 GMT", NOW, LONGEST)).contains(LONGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1e9", "9999999999999999999999", "Sat, 99 Nov 2026"})
  void ignoresWhatMakesNoSense(String header) {
    assertThat(RetryAfter.parse(header, NOW, LONGEST)).isEmpty();
  }
}
