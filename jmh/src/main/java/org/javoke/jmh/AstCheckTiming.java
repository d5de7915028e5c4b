package org.javoke.jmh;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.javoke.score.Finding;
import org.javoke.score.Task;
import org.javoke.score.bfcl.AstCheck;

/**
 * Times the AST check in processor time of one thread, best of many passes, as {@code
 * jmh/compare_bfcl_ast.py} times the reference: other work on the machine disturbs it little.
 */
public final class AstCheckTiming {

  private static final int PASSES = 60;

  private final List<AstCases.AstCase> cases;
  private final List<AstCheck> checks;

  private AstCheckTiming(List<AstCases.AstCase> cases) {
    this.cases = cases;
    IdentityHashMap<Task, AstCheck> prepared = new IdentityHashMap<>();
    this.checks =
        cases.stream().map(one -> prepared.computeIfAbsent(one.task(), AstCheck::of)).toList();
  }

  public static void main(String[] arguments) {
    Path shared = Path.of(System.getProperty("javoke.shared", "../shared"));
    AstCheckTiming timing = new AstCheckTiming(AstCases.read(shared));
    timing.report("verdict and error type", false);
    timing.report("with the explanation", true);
  }

  private void report(String what, boolean explain) {
    long best = Long.MAX_VALUE;
    long found = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      found += pass(explain);
      long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started;
      best = Math.min(best, taken);
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d cases; best of %d passes: %.4f s; %,.0f cases/s (%d findings in all)%n",
        what,
        cases.size(),
        PASSES,
        best / 1e9,
        cases.size() * 1e9 / best,
        found);
  }

  private long pass(boolean explain) {
    long found = 0;
    for (int i = 0; i < cases.size(); i++) {
      AstCases.AstCase one = cases.get(i);
      Optional<Finding> finding = checks.get(i).check(one.calls(), one.underscores());
      if (finding.isPresent() && (!explain || !finding.get().explanation().isEmpty())) {
        found++;
      }
    }
    return found;
  }
}
