package org.javoke.lab.eval;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.javoke.lab.eval.Fakes.ScriptedPolicy;

/** A slow evaluation in a process of its own, to be killed. */
final class KilledRun {

  static final int SIZE = 1_000;

  private KilledRun() {}

  /**
   * Runs until it is done or killed.
   *
   * @param arguments the run's folder, and the pause before each answer in microseconds
   */
  public static void main(String[] arguments) throws InterruptedException {
    evaluate(Path.of(arguments[0]), Duration.ofNanos(1_000 * Long.parseLong(arguments[1])));
  }

  static void evaluate(Path folder, Duration pause) throws InterruptedException {
    new Evaluation(
            new TinyBenchmark(SIZE),
            new ScriptedPolicy(Fakes::byNumber, pause),
            Fakes.judge(),
            Clock.systemUTC())
        .run(folder, Fakes.config(), List.of(), Progress.NONE);
  }
}
