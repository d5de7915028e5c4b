package org.javoke.preference;

/**
 * Identity preference optimisation: {@code (h - 1 / (2 tau))^2} with {@code h = (logp - ref) of the
 * chosen completion - (logp - ref) of the rejected one} (Azar et al. 2023, section 5, equation 17,
 * arXiv:2310.12036).
 *
 * @param tau strength of the regularisation; TRL calls it beta
 * @param lengthNormalised whether each log-ratio is divided by the tokens of its completion, as TRL
 *     does; the paper has sums
 */
public record Ipo(double tau, boolean lengthNormalised) implements PairObjective {

  public Ipo {
    Ranges.positive("tau", tau);
  }

  @Override
  public PairTerm term(PairLogProbs pair) {
    double chosenTokens = lengthNormalised ? pair.chosenTokens() : 1;
    double rejectedTokens = lengthNormalised ? pair.rejectedTokens() : 1;
    double h = pair.chosenRatio() / chosenTokens - pair.rejectedRatio() / rejectedTokens;
    double distance = h - 1 / (2 * tau);
    return new PairTerm(
        distance * distance,
        2 * distance / chosenTokens,
        -2 * distance / rejectedTokens,
        tau * pair.chosenRatio(),
        tau * pair.rejectedRatio());
  }

  @Override
  public boolean usesReference() {
    return true;
  }
}
