package org.javoke.preference;

/** What is minimised over pairs; each is named as in its paper, and so are its parameters. */
public sealed interface PairObjective permits Dpo, Ipo, SimPo, Orpo, WithNll {

  /** {@return the pair's loss and its derivatives} */
  PairTerm term(PairLogProbs pair);

  /** {@return whether it compares with a reference model} */
  boolean usesReference();

  /** {@return the tokens whose mean minus log-probability is minimised beside it} */
  default Nll nll() {
    return Nll.NONE;
  }

  /** {@return what that mean is multiplied by} */
  default double nllWeight() {
    return 1;
  }

  /** Over which tokens of a pair the loss of supervised fine-tuning is added. */
  enum Nll {
    NONE,
    /** The chosen completion. */
    CHOSEN,
    /** The prompt and the chosen completion. */
    PROMPT_AND_CHOSEN
  }
}
