package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random(3));

  @Test
  void spreadsWaitsOverABoundThatDoubles() {
    assertThat(longest(1)).isBetween(Duration.ofMillis(400), Duration.ofMillis(500));
    assertThat(longest(3)).isBetween(Duration.ofMillis(1_600), Duration.ofSeconds(2));
    assertThat(longest(30)).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(30));
    // Full jitter: the shortest of 200 waits is near none at all.
    assertThat(
            IntStream.range(0, 200)
                .mapToObj(_ -> backoff.after(30, Optional.empty()))
                .min(Duration::compareTo)
                .orElseThrow())
        .isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void neverComesBackBeforeTheServerAllows() {
    for (int i = 0; i < 200; i++) {
      assertThat(backoff.after(1, Optional.of(Duration.ofSeconds(9))))
          .isBetween(Duration.ofSeconds(9), Duration.ofMillis(9_125));
    }
  }

  private Duration longest(int failures) {
    return IntStream.range(0, 200)
        .mapToObj(_ -> backoff.after(failures, Optional.empty()))
        .max(Duration::compareTo)
        .orElseThrow();
  }
}
