package org.javoke.search;

import org.javoke.input.InputException;

/**
 * How outcomes are rewarded: O of iTool eq. 6.
 *
 * @param right what a right answer is worth; a wrong one is worth its negative
 * @param partial whether a wrong answer is worth more the more of the expected calls it makes, up
 *     to half the way to a right one
 * @param newAnswerFactor by which the worth of a right answer is multiplied that is not the
 *     reference's: 1.25 in MCTS-DPO
 */
public record OutcomeRule(By by, double right, boolean partial, double newAnswerFactor) {

  /** By what an outcome is judged. */
  public enum By {
    /** The scorer's verdict on complete answers. */
    SCORER,
    /** Words in common with the reference, complete or not, as the iTool authors' code has it. */
    WORDS,
    NOTHING
  }

  /** Self-evaluation is all there is. */
  public static final OutcomeRule NONE = new OutcomeRule(By.NOTHING, 0, false, 1);

  public OutcomeRule {
    if (!(right >= 0 && right < 1e6) || !(newAnswerFactor >= 0 && newAnswerFactor < 1e6)) {
      throw new InputException(
          "a right answer is worth %s, times %s if it is new: expected 0 or more"
              .formatted(right, newAnswerFactor));
    }
  }
}
