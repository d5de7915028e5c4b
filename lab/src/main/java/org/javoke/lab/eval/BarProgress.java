package org.javoke.lab.eval;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.javoke.lab.run.Sample;
import org.jspecify.annotations.Nullable;

/** A bar with the rate and the time that is left, for a terminal. */
public final class BarProgress implements Progress {

  private final PrintStream terminal;
  private final String task;
  private @Nullable ProgressBar bar;
  private int unscored;

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
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .startsFrom(done, Duration.ZERO)
            .setUpdateIntervalMillis(250)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .showSpeed()
            .build();
  }

  @Override
  public void finished(Sample sample) {
    if (bar == null) {
      return;
    }
    bar.step();
    if (!sample.scored()) {
      unscored++;
      bar.setExtraMessage(" " + unscored + " unscored");
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
