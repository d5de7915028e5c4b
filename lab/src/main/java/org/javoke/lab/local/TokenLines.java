package org.javoke.lab.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** A line every few seconds, for logs and wherever there is no terminal. */
public final class TokenLines implements TokenProgress {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Consumer<String> lines;
  private final Clock clock;
  private Instant started;
  private Instant shown;
  private long total;
  private long before;
  private long done;
  private long tokens;

  /**
   * @param lines is handed each line, without its end
   */
  public TokenLines(Consumer<String> lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
    this.started = clock.instant();
    this.shown = started;
  }

  @Override
  public void begin(long total, long before) {
    this.total = total;
    this.before = before;
    this.done = before;
    started = clock.instant();
    shown = started;
    if (before > 0) {
      lines.accept(
          String.format(Locale.ROOT, "going on: %,d of %,d lines are there", before, total));
    }
  }

  @Override
  public void answered(int count) {
    done++;
    tokens += count;
    Instant now = clock.instant();
    if (Duration.between(shown, now).compareTo(PAUSE) >= 0) {
      shown = now;
      lines.accept(line(Duration.between(started, now)));
    }
  }

  private String line(Duration spent) {
    double seconds = spent.toMillis() / 1000.0;
    long left = Math.round((total - done) * seconds / (done - before));
    return String.format(
        Locale.ROOT,
        "%,d of %,d lines, %,.0f tokens/s, %d:%02d:%02d left",
        done,
        total,
        tokens / seconds,
        left / 3600,
        left / 60 % 60,
        left % 60);
  }

  @Override
  public void close() {}
}
