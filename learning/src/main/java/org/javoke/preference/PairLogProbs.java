package org.javoke.preference;

/**
 * What is known of a pair's completions, each a sum over its tokens in nats.
 *
 * @param referenceChosen 0 where an objective uses no reference, as is the other
 * @param chosenTokens at least 1, as is the other
 */
public record PairLogProbs(
    double chosen,
    double rejected,
    double referenceChosen,
    double referenceRejected,
    int chosenTokens,
    int rejectedTokens) {

  /** {@return the chosen completion's log-ratio to the reference} */
  double chosenRatio() {
    return chosen - referenceChosen;
  }

  /** {@return the rejected completion's log-ratio to the reference} */
  double rejectedRatio() {
    return rejected - referenceRejected;
  }

  /** {@return log-probability per token} */
  double chosenMean() {
    return chosen / chosenTokens;
  }

  /** {@return log-probability per token} */
  double rejectedMean() {
    return rejected / rejectedTokens;
  }
}
