package org.javoke.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.javoke.score.Finding;
import org.javoke.score.Task;
import org.javoke.score.bfcl.AstCheck;
import org.javoke.score.fair.FairCheck;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The AST check alone over all recorded cases on real questions, on one core. One operation is one
 * pass over all cases; {@code jmh/compare_bfcl_ast.py} times the reference over the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class AstCheckBenchmark {

  private final List<AstCases.AstCase> cases = new ArrayList<>();
  private final List<AstCheck> checks = new ArrayList<>();
  private final List<FairCheck> fairChecks = new ArrayList<>();

  @Setup
  public void read() {
    cases.addAll(AstCases.read(Path.of(System.getProperty("javoke.shared", "../shared"))));
    IdentityHashMap<Task, AstCheck> prepared = new IdentityHashMap<>();
    IdentityHashMap<Task, FairCheck> fair = new IdentityHashMap<>();
    for (AstCases.AstCase one : cases) {
      checks.add(prepared.computeIfAbsent(one.task(), AstCheck::of));
      fairChecks.add(fair.computeIfAbsent(one.task(), FairCheck::of));
    }
    System.out.println("cases: " + cases.size());
  }

  /** The verdict and the error type, with everything about a question prepared before. */
  @Benchmark
  public void prepared(Blackhole hole) {
    for (int i = 0; i < cases.size(); i++) {
      AstCases.AstCase one = cases.get(i);
      hole.consume(checks.get(i).check(one.calls(), one.underscores()));
    }
  }

  /** The same, and the sentence about what is wrong. */
  @Benchmark
  public void preparedAndExplained(Blackhole hole) {
    for (int i = 0; i < cases.size(); i++) {
      AstCases.AstCase one = cases.get(i);
      Optional<Finding> finding = checks.get(i).check(one.calls(), one.underscores());
      hole.consume(finding.map(Finding::asScore));
    }
  }

  /** Everything anew for every case. */
  @Benchmark
  public void unprepared(Blackhole hole) {
    for (AstCases.AstCase one : cases) {
      hole.consume(AstCheck.of(one.task()).check(one.calls(), one.underscores()));
    }
  }

  /** The fair check, prepared. */
  @Benchmark
  public void fair(Blackhole hole) {
    for (int i = 0; i < cases.size(); i++) {
      hole.consume(fairChecks.get(i).check(cases.get(i).calls()));
    }
  }
}
