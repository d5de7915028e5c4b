package org.javoke.lab.quickstart;

import java.util.Locale;
import org.javoke.lab.eval.Comparison.Figures;

/** What a paired comparison says, for people who do not read p-values every day. */
final class TestInWords {

  private static final double SIGNIFICANT = 0.05;

  private TestInWords() {}

  /** {@return one sentence: better, worse, or not to be told apart} */
  static String verdict(Figures figures) {
    double difference = 100 * figures.pairs().difference();
    if (figures.p() >= SIGNIFICANT) {
      return String.format(
          Locale.ROOT,
          "The difference of %+.1f points may well be chance: with so few questions, these two cannot be told apart.",
          difference);
    }
    return difference > 0
        ? String.format(Locale.ROOT, "Training made the model better, by %.1f points.", difference)
        : String.format(Locale.ROOT, "Training made the model worse, by %.1f points.", -difference);
  }

  /** {@return what the verdict rests on} */
  static String reasons(Figures figures) {
    int gained = figures.pairs().onlySecond();
    int lost = figures.pairs().onlyFirst();
    String counts =
        "Of %,d questions, %,d were answered wrongly before and rightly after, and %,d the other way round."
            .formatted(figures.pairs().total(), gained, lost);
    if (gained + lost == 0) {
      return counts + " Where nothing changed there is nothing to test.";
    }
    return counts
        + " If both were equally good, these %,d changes would fall as unevenly as this with a probability of %s (McNemar's exact test)."
            .formatted(gained + lost, p(figures.p()))
        + String.format(
            Locale.ROOT,
            " The 95%% interval of the difference reaches from %+.1f to %+.1f points (bootstrap over the questions).",
            100 * figures.interval().low(),
            100 * figures.interval().high());
  }

  private static String p(double p) {
    return p < 0.0001 ? "less than 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }
}
