package org.javoke.lab.eval;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.javoke.lab.run.Sample;
import org.javoke.lab.terminal.TerminalBar;
import org.jspecify.annotations.Nullable;

/** A bar with the rate and the time that is left, for a terminal. */
public final class BarProgress implements Progress {

  private final PrintStream terminal;
  private final String task;
  private @Nullable ProgressBar bar;
  private int unscored;
  private long tokens;
  private long started;

  /**
   * @param terminal is drawn on, over and over in one line
   * @param task a word that stands before the bar
   */
  public BarProgress(PrintStream terminal, String task) {
    this.terminal = terminal;
    this.task = task;
  }

  @Override
  public void begin(int total, int done) {
    started = System.nanoTime();
    bar = TerminalBar.resumed(terminal, task, total, done).showSpeed().build();
  }

  @Override
  public void finished(Sample sample) {
    if (bar == null) {
      return;
    }
    bar.step();
    tokens += sample.telemetry().usage().completionTokens().orElse(0);
    unscored += sample.scored() ? 0 : 1;
    String message = rate() + (unscored == 0 ? "" : " " + unscored + " unscored");
    if (!message.isEmpty()) {
      bar.setExtraMessage(message);
    }
  }

  private String rate() {
    double seconds = Math.max(System.nanoTime() - started, 1_000_000) / 1e9;
    return tokens == 0 ? "" : String.format(Locale.ROOT, " %.0f tokens/s", tokens / seconds);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
