package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenLinesTest {

  private Instant now = Instant.EPOCH;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final List<String> lines = new ArrayList<>();
  private final TokenLines progress = new TokenLines(lines::add, clock);

  private void pass(int seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
  }

  @Test
  void aLineComesEveryFewSecondsWithRateAndTimeLeft() {
    progress.begin(1000, 0);
    progress.answered(100);
    pass(10);
    progress.answered(100);
    // 200 tokens and 2 lines in 10 s; 998 lines at 5 s each are 4,990 s.
    assertThat(lines).containsExactly("2 of 1,000 lines, 20 tokens/s, 1:23:10 left");
  }

  @Test
  void whatWasThereBeforeIsNotCountedIntoTheRate() {
    progress.begin(100, 90);
    pass(20);
    progress.answered(40);
    // One line in 20 s; 9 are left.
    assertThat(lines)
        .containsExactly(
            "going on: 90 of 100 lines are there", "91 of 100 lines, 2 tokens/s, 0:03:00 left");
  }
}
