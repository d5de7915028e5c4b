package org.javoke.preference;

/**
 * Odds ratio preference optimisation: the loss of supervised fine-tuning, and {@code -lambda log
 * sigmoid(log odds of the chosen completion - log odds of the rejected one)}, where the odds are
 * {@code p / (1 - p)} with {@code log p = logp/|y|} (Hong et al. 2024, section 4, equations 4 to 7,
 * arXiv:2403.07691). It needs no reference.
 *
 * @param lambda weight of the odds ratio; TRL calls it beta
 * @param nll what the fine-tuning loss spans: the paper has the chosen completion, TRL the prompt
 *     too
 */
public record Orpo(double lambda, Nll nll) implements PairObjective {

  public Orpo {
    Ranges.notNegative("lambda", lambda);
  }

  @Override
  public PairTerm term(PairLogProbs pair) {
    double logOdds = logOdds(pair);
    double slope = -lambda * Logistic.sigmoid(-logOdds);
    return new PairTerm(
        -lambda * Logistic.logSigmoid(logOdds),
        slope * logOddsSlope(pair.chosenMean()) / pair.chosenTokens(),
        -slope * logOddsSlope(pair.rejectedMean()) / pair.rejectedTokens(),
        lambda * pair.chosenMean(),
        lambda * pair.rejectedMean());
  }

  /** {@return the logarithm of the ratio of the chosen completion's odds to the rejected one's} */
  static double logOdds(PairLogProbs pair) {
    double chosen = pair.chosenMean();
    double rejected = pair.rejectedMean();
    return chosen
        - rejected
        - (Logistic.logOneMinusExp(chosen) - Logistic.logOneMinusExp(rejected));
  }

  /** d/dx (x - log(1 - exp(x))) = 1 / (1 - exp(x)) */
  private static double logOddsSlope(double x) {
    return -1 / Math.expm1(x);
  }

  @Override
  public boolean usesReference() {
    return false;
  }
}
