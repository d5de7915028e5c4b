package org.javoke.lab.terminal;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What all bars have in common: a task, how much there is to do, and how they look. */
public final class TerminalBar {

  private static final int UPDATE_MILLIS = 250;

  private TerminalBar() {}

  /**
   * {@return a bar to be built}
   *
   * @param total how much there is to do, or -1 if that is not known
   */
  public static ProgressBarBuilder of(PrintStream terminal, String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(terminal));
  }

  /**
   * {@return a bar of work that a run before this one has begun; its rate is of this run alone}
   *
   * @param done how much of it is done
   */
  public static ProgressBarBuilder resumed(
      PrintStream terminal, String task, long total, long done) {
    return of(terminal, task, total).startsFrom(done, Duration.ZERO);
  }
}
