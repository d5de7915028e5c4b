package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.javoke.lab.train.TrainingListener;
import org.javoke.lab.train.TrainingPlan;
import org.javoke.lab.watch.ResidentMemory;
import org.javoke.train.Trainee;
import org.javoke.train.TrainingProgress;
import picocli.CommandLine;

/** Tells how training gets on: a line for the first step, then every few seconds. */
final class TrainingLines implements TrainingListener {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean stepwise;
  private final InstantSource clock;
  private final ResidentMemory memory = ResidentMemory.ofThisProcess();
  private final Instant begun;
  private Instant told = Instant.EPOCH;
  private int steps;
  private long tokens;

  /** {@return lines on the streams of a command} */
  static TrainingLines of(CommandLine command, boolean stepwise) {
    return new TrainingLines(command.getOut(), command.getErr(), stepwise, InstantSource.system());
  }

  /**
   * @param out what the run is and what it made
   * @param err how it gets on
   * @param stepwise whether steps are told; not where a bar shows them
   */
  TrainingLines(PrintWriter out, PrintWriter err, boolean stepwise, InstantSource clock) {
    this.out = out;
    this.err = err;
    this.stepwise = stepwise;
    this.clock = clock;
    this.begun = clock.instant();
  }

  @Override
  public void notice(String line) {
    err.println(line);
  }

  @Override
  public void planned(TrainingPlan plan) {
    plan.lines().forEach(out::println);
    out.flush();
  }

  @Override
  public void finished(Path weights) {
    out.printf("%-8s %s%n", weights.getFileName(), weights.toAbsolutePath());
  }

  @Override
  public void after(TrainingProgress.Report report, Trainee model) {
    steps++;
    tokens += report.metrics().tokens();
    Instant now = clock.instant();
    if (!stepwise) {
      return;
    }
    if (report.step() < report.steps() && Duration.between(told, now).compareTo(PAUSE) < 0) {
      return;
    }
    told = now;
    double seconds = Math.max(Duration.between(begun, now).toMillis(), 1) / 1000.0;
    double left = seconds / steps * (report.steps() - report.step());
    err.printf(
        Locale.ROOT,
        "step %d of %d, loss %.4f, gradient norm %.3f, %.0f tokens/s, %s, %.0f min left%n",
        report.step(),
        report.steps(),
        report.metrics().loss(),
        report.gradNorm(),
        tokens / seconds,
        memory.shown(),
        Math.ceil(left / 60));
  }
}
