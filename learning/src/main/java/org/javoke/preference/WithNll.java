package org.javoke.preference;

/**
 * Another objective, and beside it the loss of supervised fine-tuning on the chosen completion,
 * without which the likelihood of both completions may fall (Pang et al. 2024, "Iterative Reasoning
 * Preference Optimization", section 2, equations 1 and 2, arXiv:2404.19733; TRL's {@code
 * rpo_alpha}).
 *
 * @param objective one that has no such loss of its own
 * @param nllWeight what the mean minus log-probability of the chosen completions' tokens is
 *     multiplied by. The paper weighs the other term instead: its alpha is 1 over this.
 */
public record WithNll(PairObjective objective, double nllWeight) implements PairObjective {

  public WithNll {
    Ranges.positive("the weight of the chosen completion's loss", nllWeight);
    if (objective.nll() != Nll.NONE) {
      throw new IllegalArgumentException(objective + " has a loss of fine-tuning already");
    }
  }

  @Override
  public PairTerm term(PairLogProbs pair) {
    return objective.term(pair);
  }

  @Override
  public boolean usesReference() {
    return objective.usesReference();
  }

  @Override
  public Nll nll() {
    return Nll.CHOSEN;
  }
}
