package org.javoke.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.javoke.lab.run.Examples;
import org.junit.jupiter.api.Test;

class PlainProgressTest {

  /** A clock that is put forward by hand. */
  private static final class HandClock extends Clock {
    private Instant now = Examples.NOON;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Test
  void tellsARateEveryFewSecondsAndAtTheEnd() {
    List<String> lines = new ArrayList<>();
    HandClock clock = new HandClock();
    PlainProgress progress = new PlainProgress(lines::add, clock);

    progress.begin(1_000, 960);
    for (int i = 0; i < 40; i++) {
      clock.now = clock.now.plus(Duration.ofMillis(500));
      progress.finished(i == 3 ? Examples.unscored("a", "c") : Examples.correct("a", "c"));
    }
    progress.close();

    // 12 tokens each but for the unscored one: 9 * 12 in the first 5 s, 39 * 12 in all 20 s.
    assertThat(lines)
        .containsExactly(
            "going on: 960 of 1000 samples are there",
            "970 of 1000, 2.0/s, 22 tokens/s, 15 s left, 1 unscored",
            "980 of 1000, 2.0/s, 23 tokens/s, 10 s left, 1 unscored",
            "990 of 1000, 2.0/s, 23 tokens/s, 5 s left, 1 unscored",
            "1000 of 1000, 2.0/s, 23 tokens/s, 1 unscored");
  }

  @Test
  void tellsLongTimesInMinutesAndHours() {
    List<String> lines = new ArrayList<>();
    HandClock clock = new HandClock();
    PlainProgress progress = new PlainProgress(lines::add, clock);

    progress.begin(1_000, 0);
    clock.now = clock.now.plus(Duration.ofSeconds(10));
    progress.finished(Examples.correct("a", "c"));
    clock.now = clock.now.plus(Duration.ofSeconds(5));
    for (int i = 0; i < 100; i++) {
      progress.finished(Examples.correct("a", "c"));
    }

    assertThat(lines)
        .containsExactly(
            "1 of 1000, 0.1/s, 1 tokens/s, 2 h 46 min left",
            "2 of 1000, 0.1/s, 2 tokens/s, 2 h 4 min left");
  }
}
