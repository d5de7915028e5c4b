package org.javoke.lab.watch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.javoke.lab.terminal.TerminalBar;
import org.javoke.lab.train.TrainingListener;
import org.javoke.lab.train.TrainingPlan;
import org.javoke.train.Trainee;
import org.javoke.train.TrainingProgress;
import org.jspecify.annotations.Nullable;

/** A bar with loss, tokens per second, memory and the time that is left, for a terminal. */
public final class TrainingBar implements TrainingListener, AutoCloseable {

  private final PrintStream terminal;
  private final ResidentMemory memory;
  private final InstantSource clock;
  private @Nullable ProgressBar bar;
  private int steps;
  private long tokens;
  private Instant started = Instant.EPOCH;

  /**
   * @param terminal is drawn on, over and over in one line
   */
  public TrainingBar(PrintStream terminal, ResidentMemory memory, InstantSource clock) {
    this.terminal = terminal;
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public void starting(TrainingPlan plan, Trainee model) {
    steps = plan.steps();
  }

  @Override
  public void begun(int done, Trainee model) {
    started = clock.instant();
    bar = TerminalBar.resumed(terminal, "train", steps, done).build();
  }

  @Override
  public void after(TrainingProgress.Report report, Trainee model) {
    ProgressBar drawn = bar;
    if (drawn == null) {
      return;
    }
    tokens += report.metrics().tokens();
    drawn.stepTo(report.step());
    double seconds = Math.max(Duration.between(started, clock.instant()).toMillis(), 1) / 1000.0;
    drawn.setExtraMessage(
        String.format(
            Locale.ROOT,
            " loss %.4f, %,.0f tokens/s, %s",
            report.metrics().loss(),
            tokens / seconds,
            memory.shown()));
  }

  /** Prints a line below what is drawn. */
  public void line(String text) {
    terminal.println();
    terminal.println(text);
  }

  @Override
  public void notice(String line) {
    line(line);
  }

  @Override
  public void finished(Path weights) {
    close();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
