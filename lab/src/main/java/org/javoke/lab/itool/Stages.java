package org.javoke.lab.itool;

/**
 * The stages of the loop. Each is done once: asked again, it hands back what it came to. Rounds are
 * counted from 1; round 0 is what there is before the first.
 */
public interface Stages {

  /** Divides the data between warm-up and rounds, and the warm-up's into easy, medium and hard. */
  void divide();

  /** {@return the policy that the rounds begin with} Without a warm-up it is the given model. */
  PolicyWeights warmUp();

  /** Takes the examples that are hardest for the policy. */
  void replay(int round, PolicyWeights policy) throws InterruptedException;

  /** {@return how many pairs of steps the trees of these examples give} */
  int search(int round, PolicyWeights policy) throws InterruptedException;

  /** {@return the policy, trained on the round's pairs} */
  PolicyWeights prefer(int round, PolicyWeights policy);

  /** {@return the same policy: the round gave no pairs, which is noted} */
  PolicyWeights carryOver(int round, PolicyWeights policy);

  /** Asks the policy the test questions, if there are any, and notes the round's numbers. */
  void evaluate(int round, PolicyWeights policy) throws InterruptedException;

  /** Measures the last policy on the rounds' examples, and writes the page. */
  void conclude(int rounds, PolicyWeights policy) throws InterruptedException;
}
