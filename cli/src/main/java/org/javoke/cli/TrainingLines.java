package org.javoke.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.javoke.train.TrainingProgress;

/** Tells how training gets on: a line for the first step, then every few seconds. */
final class TrainingLines implements TrainingProgress {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final InstantSource clock;
  private final Instant begun;
  private Instant told = Instant.EPOCH;
  private int steps;
  private long tokens;

  TrainingLines(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.begun = clock.instant();
  }

  @Override
  public void done(Report report) {
    steps++;
    tokens += report.metrics().tokens();
    Instant now = clock.instant();
    if (report.step() < report.steps() && Duration.between(told, now).compareTo(PAUSE) < 0) {
      return;
    }
    told = now;
    double seconds = Math.max(Duration.between(begun, now).toMillis(), 1) / 1000.0;
    double left = seconds / steps * (report.steps() - report.step());
    out.printf(
        Locale.ROOT,
        "step %d of %d, loss %.4f, gradient norm %.3f, %.0f tokens/s, %.0f min left%n",
        report.step(),
        report.steps(),
        report.metrics().loss(),
        report.gradNorm(),
        tokens / seconds,
        Math.ceil(left / 60));
  }
}
