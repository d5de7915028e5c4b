package org.javoke.preference;

/**
 * Direct preference optimisation: {@code -log sigmoid(beta h)} with {@code h = (logp - ref) of the
 * chosen completion - (logp - ref) of the rejected one} (Rafailov et al. 2023, section 4, equation
 * 7, arXiv:2305.18290).
 *
 * @param beta strength of the pull back to the reference: the smaller, the further the policy may
 *     go
 * @param labelSmoothing the probability, below 0.5, that a pair's sides are the wrong way round; 0
 *     makes both smoothings the plain loss
 * @param smoothing what is made of that probability
 */
public record Dpo(double beta, double labelSmoothing, Smoothing smoothing)
    implements PairObjective {

  /** Two answers to labels that may be wrong. */
  public enum Smoothing {
    /**
     * {@code -(1 - e) log sigmoid(beta h) - e log sigmoid(-beta h)}: the expected loss (Mitchell
     * 2023, "A note on DPO with noisy preferences and relationship to IPO"; cDPO). TRL's {@code
     * sigmoid} ignores label smoothing from version 1 on; older ones computed this.
     */
    CONSERVATIVE,
    /**
     * {@code (-(1 - e) log sigmoid(beta h) + e log sigmoid(-beta h)) / (1 - 2 e)}: an unbiased
     * estimate of the loss on clean labels (Chowdhury et al. 2024, "Provably robust DPO", section
     * 3, arXiv:2403.00409; TRL's {@code robust}).
     */
    ROBUST
  }

  public Dpo {
    Ranges.positive("beta", beta);
    if (!(labelSmoothing >= 0 && labelSmoothing < 0.5)) {
      throw new IllegalArgumentException(
          "label smoothing is %s, expected 0 to below 0.5".formatted(labelSmoothing));
    }
  }

  /** {@return the loss without label smoothing} */
  public static Dpo plain(double beta) {
    return new Dpo(beta, 0, Smoothing.CONSERVATIVE);
  }

  @Override
  public PairTerm term(PairLogProbs pair) {
    double chosenReward = beta * pair.chosenRatio();
    double rejectedReward = beta * pair.rejectedRatio();
    double margin = chosenReward - rejectedReward;
    double wrong =
        switch (smoothing) {
          case CONSERVATIVE -> labelSmoothing;
          case ROBUST -> -labelSmoothing / (1 - 2 * labelSmoothing);
        };
    double right = 1 - wrong;
    double loss = -right * Logistic.logSigmoid(margin) - wrong * Logistic.logSigmoid(-margin);
    double slope = -right * Logistic.sigmoid(-margin) + wrong * Logistic.sigmoid(margin);
    return new PairTerm(loss, beta * slope, -beta * slope, chosenReward, rejectedReward);
  }

  @Override
  public boolean usesReference() {
    return true;
  }
}
