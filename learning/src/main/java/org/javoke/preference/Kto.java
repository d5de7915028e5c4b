package org.javoke.preference;

/**
 * Kahneman-Tversky optimisation on single completions: {@code w (1 - sigmoid(beta (r - kl)))} for
 * those that are desirable and {@code w (1 - sigmoid(beta (kl - r)))} for the others, with {@code r
 * = logp - ref} (Ethayarajh et al. 2024, section 4.1, equation 8, arXiv:2402.01306). TRL has the
 * same form and the same names.
 *
 * @param beta risk aversion: the larger, the sooner the value of a completion saturates; it is
 *     DPO's beta, too, and no margin
 * @param desirableWeight the paper's lambda D, which is w where the completion is liked
 * @param undesirableWeight the paper's lambda U, which is w where it is not
 */
public record Kto(double beta, double desirableWeight, double undesirableWeight) {

  public Kto {
    Ranges.positive("beta", beta);
    Ranges.notNegative("desirable weight", desirableWeight);
    Ranges.notNegative("undesirable weight", undesirableWeight);
  }

  /**
   * What one completion adds to the loss.
   *
   * @param slope the loss's derivative with respect to the completion's summed log-probability
   * @param reward {@code beta r}
   */
  public record Term(double loss, double slope, double reward) {}

  /**
   * {@return a completion's loss and its derivative}
   *
   * @param logRatio r
   * @param kl the reference point, at least 0: how far the policy is from the reference on average;
   *     nothing is differentiated through it
   */
  public Term term(double logRatio, double kl, boolean desirable) {
    double sign = desirable ? 1 : -1;
    double weight = desirable ? desirableWeight : undesirableWeight;
    double value = Logistic.sigmoid(sign * beta * (logRatio - kl));
    double rest = Logistic.sigmoid(-sign * beta * (logRatio - kl));
    return new Term(weight * rest, -sign * weight * beta * value * rest, beta * logRatio);
  }
}
