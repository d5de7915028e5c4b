package org.javoke.jmh;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * BFCL's 800 multi-turn ground truths on one core; one operation is one pass over all. {@link
 * MultiTurnTiming} times the same in processor time and from a cold start.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class MultiTurnBenchmark {

  private final MultiTurnCases cases =
      MultiTurnCases.read(Path.of(System.getProperty("javoke.shared", "../shared")));

  /** All calls carried out on fresh APIs. */
  @Benchmark
  public int execute() {
    return cases.execute();
  }

  /** All trajectories checked, both sides carried out. */
  @Benchmark
  public int check() {
    return cases.check();
  }
}
