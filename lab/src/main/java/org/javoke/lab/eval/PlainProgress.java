package org.javoke.lab.eval;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.javoke.lab.run.Sample;
import org.javoke.lab.terminal.LinePace;

/** A line every few seconds, for logs and wherever there is no terminal. */
public final class PlainProgress implements Progress {

  private final Consumer<String> lines;
  private final LinePace pace;
  private int total;
  private int before;
  private int done;
  private int unscored;
  private long tokens;

  /**
   * @param lines is handed each line, without its end
   */
  public PlainProgress(Consumer<String> lines, Clock clock) {
    this.lines = lines;
    this.pace = new LinePace(clock);
  }

  @Override
  public void begin(int total, int done) {
    this.total = total;
    this.before = done;
    this.done = done;
    pace.restart();
    if (done > 0) {
      lines.accept("going on: " + done + " of " + total + " samples are there");
    }
  }

  @Override
  public void finished(Sample sample) {
    done++;
    unscored += sample.scored() ? 0 : 1;
    tokens += sample.telemetry().usage().completionTokens().orElse(0);
    pace.due(done == total).ifPresent(spent -> lines.accept(line(spent)));
  }

  private String line(Duration spent) {
    double seconds = Math.max(spent.toMillis(), 1) / 1000.0;
    double rate = (done - before) / seconds;
    String left = done == total ? "" : ", " + duration(Math.round((total - done) / rate)) + " left";
    String failed = unscored == 0 ? "" : ", " + unscored + " unscored";
    String written =
        tokens == 0 ? "" : String.format(Locale.ROOT, ", %.0f tokens/s", tokens / seconds);
    return String.format(Locale.ROOT, "%d of %d, %.1f/s", done, total, rate)
        + written
        + left
        + failed;
  }

  private static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  @Override
  public void close() {}
}
