package org.javoke.lab.local;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.javoke.lab.terminal.TerminalBar;
import org.jspecify.annotations.Nullable;

/** A bar with tokens per second and the time that is left, for a terminal. */
public final class TokenBar implements TokenProgress {

  private final PrintStream terminal;
  private final String task;
  private final long started = System.nanoTime();
  private @Nullable ProgressBar bar;
  private long tokens;

  /**
   * @param terminal is drawn on, over and over in one line
   * @param task a word that stands before the bar
   */
  public TokenBar(PrintStream terminal, String task) {
    this.terminal = terminal;
    this.task = task;
  }

  @Override
  public void begin(long total, long before) {
    bar = TerminalBar.resumed(terminal, task, total, before).build();
  }

  @Override
  public void answered(int count) {
    tokens += count;
    if (bar != null) {
      bar.step();
      double seconds = Math.max(System.nanoTime() - started, 1) / 1e9;
      bar.setExtraMessage(String.format(Locale.ROOT, " %,.0f tokens/s", tokens / seconds));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
