package org.javoke.lab.findings;

import org.javoke.lab.findings.ComparisonFinding.Verdict;

/** A comparison as sentences that claim no more than it shows. */
final class InWords {

  private InWords() {}

  /** {@return the verdict in a few words} */
  static String verdict(ComparisonFinding found) {
    return switch (found.verdict()) {
      case SECOND_BETTER -> found.second() + " is better";
      case FIRST_BETTER -> found.first() + " is better";
      case NOT_SHOWN -> "no difference shown";
      case ONE_SEED ->
          found.first().equals(found.second())
              ? "this model's verdicts differ; one seed says nothing of another"
              : "these two models differ; one seed says nothing of another";
      case NOTHING -> "nothing to compare";
    };
  }

  /** {@return such as {@code sft against base on eval}} */
  static String sides(ComparisonFinding found) {
    if (found.first().equals(found.second())) {
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
