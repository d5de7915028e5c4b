package org.javoke.preference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.train.StepMetrics;

/** Sums up what the pairs of a step measured, under the field's names. */
final class PairTally {

  private static final List<String> NAMES =
      List.of(
          "rewards/chosen",
          "rewards/rejected",
          "rewards/accuracies",
          "rewards/margins",
          "logps/chosen",
          "logps/rejected");
  private static final String NLL = "nll_loss";
  private static final List<String> ORPO_NAMES = List.of("log_odds_ratio", "log_odds_chosen");

  private final PairObjective objective;
  private final Map<String, Double> values = new LinkedHashMap<>();
  private double loss;

  PairTally(PairObjective objective) {
    this.objective = objective;
    // All names are there even where none of the pairs was computed here.
    NAMES.forEach(name -> values.put(name, 0.0));
    if (hasNll()) {
      values.put(NLL, 0.0);
    }
    if (objective instanceof Orpo) {
      ORPO_NAMES.forEach(name -> values.put(name, 0.0));
    }
  }

  /**
   * @param share of the pair in a mean over the step
   * @param nll what the fine-tuning loss adds, with its weight
   */
  void add(Pair pair, PairLogProbs found, PairTerm term, double share, double nll) {
    loss += pair.weight() * (share * term.loss() + nll);
    boolean perToken = !objective.usesReference();
    add("rewards/chosen", share * term.chosenReward());
    add("rewards/rejected", share * term.rejectedReward());
    add("rewards/accuracies", term.chosenReward() > term.rejectedReward() ? share : 0);
    add("rewards/margins", share * (term.chosenReward() - term.rejectedReward()));
    add("logps/chosen", share * (perToken ? found.chosenMean() : found.chosen()));
    add("logps/rejected", share * (perToken ? found.rejectedMean() : found.rejected()));
    if (hasNll()) {
      add(NLL, pair.weight() * nll / objective.nllWeight());
    }
    if (objective instanceof Orpo) {
      double logOdds = Orpo.logOdds(found);
      add("log_odds_ratio", share * Logistic.logSigmoid(logOdds));
      add("log_odds_chosen", share * logOdds);
    }
  }

  private boolean hasNll() {
    return objective.nll() != PairObjective.Nll.NONE;
  }

  private void add(String name, double value) {
    values.merge(name, value, Double::sum);
  }

  /**
   * @param tokens of the whole step
   */
  StepMetrics metrics(long tokens) {
    return new StepMetrics(loss, tokens, values);
  }
}
