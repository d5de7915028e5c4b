package org.javoke.lab.findings;

import org.javoke.lab.findings.ComparisonFinding.Verdict;

/** A comparison as sentences that claim no more than it shows. */
final class InWords {

  private InWords() {}

  /** {@return the verdict in a few words} */
  static String verdict(ComparisonFinding found) {
    return switch (found.verdict()) {
      case SECOND_BETTER -> ahead(found, found.second(), found.secondScoring());
      case FIRST_BETTER -> ahead(found, found.first(), found.firstScoring());
      case NOT_SHOWN -> "no difference shown";
      case ONE_SEED ->
          isOneArm(found)
              ? "this model's verdicts differ; one seed says nothing of another"
              : "these two models differ; one seed says nothing of another";
      case NOTHING -> "nothing to compare";
    };
  }

  private static String ahead(ComparisonFinding found, String arm, String scoring) {
    return isOneArm(found) ? scoring + " gives more" : arm + " is better";
  }

  // The same answers, by two scorings.
  private static boolean isOneArm(ComparisonFinding found) {
    return found.first().equals(found.second());
  }

  /** {@return such as {@code sft against base on eval}} */
  static String sides(ComparisonFinding found) {
    if (isOneArm(found)) {
      return "%s: %s against %s on %s"
          .formatted(found.first(), found.secondScoring(), found.firstScoring(), found.test());
    }
    return "%s against %s on %s".formatted(found.second(), found.first(), found.test());
  }

  static String sentence(ComparisonFinding found) {
    Difference total = found.total();
    if (found.verdict() == Verdict.NOTHING) {
      return sides(found) + ": nothing to compare yet.";
    }
    return "%s: %s points (95%% %s), p %s after Holm, over %d %s and %,d pairs of answers: %s."
        .formatted(
            sides(found),
            Shares.points(total.mean()),
            Shares.pointsRange(total.interval()),
            Shares.p(found.adjusted()),
            total.seeds(),
            total.seeds() == 1 ? "seed" : "seeds",
            total.questions(),
            verdict(found));
  }
}
