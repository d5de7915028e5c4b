package org.javoke.lab.itool;

/**
 * The iTool method (sections 4.2 and 4.3 of its paper): a warm-up that goes from easy to hard, then
 * rounds in which the policy looks for its own weak places and is moved away from them.
 *
 * <ol>
 *   <li><b>Warm-up</b>: supervised fine-tuning on the easy, the medium and the hard third (eq. 1 to
 *       3).
 *   <li><b>Replay</b>: the examples that the policy of now finds hardest, by perplexity (eq. 4).
 *   <li><b>Search</b>: a tree of steps for each of them (eq. 5 to 9), and pairs of a better and a
 *       worse next step.
 *   <li><b>Prefer</b>: preference optimisation on these pairs (eq. 10 and 11); what it compares
 *       with is the policy of the round before.
 * </ol>
 *
 * <p>2 to 4 are a round. A stage that is done leaves its files in the run's folder, and is not done
 * again; one that was stopped goes on.
 */
public final class IToolLoop {

  private final Stages stages;
  private final int rounds;

  /**
   * @param rounds 0 for the warm-up alone
   */
  public IToolLoop(Stages stages, int rounds) {
    this.stages = stages;
    this.rounds = rounds;
  }

  /**
   * {@return the policy after the last round}
   *
   * @throws org.javoke.input.InputException if a stage cannot be done; those before it stay
   */
  public PolicyWeights run() throws InterruptedException {
    stages.divide();
    PolicyWeights policy = stages.warmUp();
    stages.evaluate(0, policy);
    for (int round = 1; round <= rounds; round++) {
      stages.replay(round, policy);
      int pairs = stages.search(round, policy);
      // Where all is right, or all is wrong, there is nothing to prefer.
      policy = pairs == 0 ? stages.carryOver(round, policy) : stages.prefer(round, policy);
      stages.evaluate(round, policy);
    }
    stages.conclude(rounds, policy);
    return policy;
  }
}
