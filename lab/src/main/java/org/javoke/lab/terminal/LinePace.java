package org.javoke.lab.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Where there is no terminal: when the next line on a task is due. */
public final class LinePace {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private Instant started;
  private Instant shown;

  /** The task begins now. */
  public LinePace(InstantSource clock) {
    this.clock = clock;
    this.started = clock.instant();
    this.shown = started;
  }

  /** Has the task begin now. */
  public void restart() {
    started = clock.instant();
    shown = started;
  }

  /**
   * {@return how long the task has gone on, if a line is due; the next one is due a few seconds
   * later}
   *
   * @param isLast a last line is due at any time
   */
  public Optional<Duration> due(boolean isLast) {
    Instant now = clock.instant();
    if (!isLast && Duration.between(shown, now).compareTo(PAUSE) < 0) {
      return Optional.empty();
    }
    shown = now;
    return Optional.of(Duration.between(started, now));
  }

  /** {@return seconds as hours, minutes and seconds, such as {@code 0:02:00 left}} */
  public static String left(long seconds) {
    return "%d:%02d:%02d left".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
