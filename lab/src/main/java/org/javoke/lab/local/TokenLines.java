package org.javoke.lab.local;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.javoke.lab.terminal.LinePace;

/** A line every few seconds, for logs and wherever there is no terminal. */
public final class TokenLines implements TokenProgress {

  private final Consumer<String> lines;
  private final LinePace pace;
  private long total;
  private long before;
  private long done;
  private long tokens;

  /**
   * @param lines is handed each line, without its end
   */
  public TokenLines(Consumer<String> lines, Clock clock) {
    this.lines = lines;
    this.pace = new LinePace(clock);
  }

  @Override
  public void begin(long total, long before) {
    this.total = total;
    this.before = before;
    this.done = before;
    pace.restart();
    if (before > 0) {
      lines.accept(
          String.format(Locale.ROOT, "going on: %,d of %,d lines are there", before, total));
    }
  }

  @Override
  public void answered(int count) {
    done++;
    tokens += count;
    pace.due(false).ifPresent(spent -> lines.accept(line(spent)));
  }

  private String line(Duration spent) {
    double seconds = spent.toMillis() / 1000.0;
    long left = Math.round((total - done) * seconds / (done - before));
    return String.format(
        Locale.ROOT,
        "%,d of %,d lines, %,.0f tokens/s, %s",
        done,
        total,
        tokens / seconds,
        LinePace.left(left));
  }

  @Override
  public void close() {}
}
