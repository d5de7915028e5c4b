package org.javoke.preference;

/**
 * Simple preference optimisation: {@code -log sigmoid(beta logp/|y| of the chosen completion - beta
 * logp/|y| of the rejected one - gamma)} (Meng et al. 2024, section 2.3, equation 6,
 * arXiv:2405.14734). It needs no reference.
 *
 * @param beta scales the rewards; the paper's best are 2 to 2.5, and TRL's default is 0.1
 * @param gamma the margin by which the chosen reward is to lead, as it stands in equation 6 and in
 *     TRL's {@code simpo_gamma}. The authors' code is given {@code gamma_beta_ratio} instead, for
 *     which there is {@link #ofRatio}.
 */
public record SimPo(double beta, double gamma) implements PairObjective {

  public SimPo {
    Ranges.positive("beta", beta);
    Ranges.notNegative("gamma", gamma);
  }

  /**
   * {@return the objective with the margin as a share of beta}
   *
   * @param gammaBetaRatio gamma over beta, the paper's tuning knob: 0.5 to begin with
   */
  public static SimPo ofRatio(double beta, double gammaBetaRatio) {
    return new SimPo(beta, beta * gammaBetaRatio);
  }

  @Override
  public PairTerm term(PairLogProbs pair) {
    double chosenReward = beta * pair.chosenMean();
    double rejectedReward = beta * pair.rejectedMean();
    double margin = chosenReward - rejectedReward - gamma;
    double slope = -beta * Logistic.sigmoid(-margin);
    return new PairTerm(
        -Logistic.logSigmoid(margin),
        slope / pair.chosenTokens(),
        -slope / pair.rejectedTokens(),
        chosenReward,
        rejectedReward);
  }

  @Override
  public boolean usesReference() {
    return false;
  }
}
