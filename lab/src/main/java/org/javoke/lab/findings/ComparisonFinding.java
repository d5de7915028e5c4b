package org.javoke.lab.findings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Two arms held against each other on a test.
 *
 * @param firstScoring of the first; mostly the second's, too
 * @param adjusted the p-value of {@code total}, the number of comparisons taken into account
 * @param categories for a look: they are not tested
 */
public record ComparisonFinding(
    String first,
    String second,
    String test,
    String firstScoring,
    String secondScoring,
    Difference total,
    Map<String, Difference> categories,
    double adjusted) {

  private static final double LEVEL = 0.05;

  public ComparisonFinding {
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
  }

  /** What can be said. */
  public enum Verdict {
    SECOND_BETTER,
    FIRST_BETTER,
    NOT_SHOWN,
    /** The two models differ; whether the arms do, one seed cannot tell. */
    ONE_SEED,
    NOTHING
  }

  public Verdict verdict() {
    if (total.seeds() == 0) {
      return Verdict.NOTHING;
    }
    if (adjusted >= LEVEL) {
      return Verdict.NOT_SHOWN;
    }
    if (total.seeds() == 1) {
      return Verdict.ONE_SEED;
    }
    return total.mean() > 0 ? Verdict.SECOND_BETTER : Verdict.FIRST_BETTER;
  }

  ComparisonFinding withAdjusted(double p) {
    return new ComparisonFinding(
        first, second, test, firstScoring, secondScoring, total, categories, p);
  }
}
