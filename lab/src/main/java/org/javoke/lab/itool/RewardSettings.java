package org.javoke.lab.itool;

import java.nio.file.Path;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.lab.local.AnswersJob.Drawing;
import org.javoke.lab.train.StayNear;
import org.javoke.replay.RewardFilter;
import org.javoke.train.KlPenalty;

/**
 * All that decides what a run of reward-filtered learning comes to.
 *
 * @param drawing how answers are drawn; its seed is the first round's
 * @param filter which right answers are trained on
 * @param mixed what is trained on beside them
 * @param klWeight of the KL term in each round's loss, whose reference is the policy that the loop
 *     starts from; 0 for none
 * @param phase how each round's training goes
 */
public record RewardSettings(
    LoopSettings loop,
    Drawing drawing,
    RewardFilter filter,
    Optional<Mixed> mixed,
    double klWeight,
    Phase phase) {

  /**
   * Examples that are mixed in, so that what was learned from them is not lost.
   *
   * @param share how many, in per cent of the answers kept; more than 0
   */
  public record Mixed(Path file, double share) {
    public Mixed {
      if (!(share > 0 && share <= 10_000)) {
        throw new InputException(
            "The share of examples mixed in is %s per cent; expected more than 0 and at most 10000."
                .formatted(share));
      }
    }
  }

  public RewardSettings {
    if (loop.rounds() == 0) {
      throw new InputException("The number of rounds is 0; expected 1 or more.");
    }
    KlPenalty.requireWeight(klWeight);
  }

  /** {@return what each round's training stays near} */
  Optional<StayNear> near() {
    return StayNear.toStart(klWeight, loop.base(), loop.tuning());
  }

  /** {@return how answers are drawn in a round} */
  Drawing drawing(int round) {
    return drawing.withSeed(drawing.seed() + round - 1);
  }
}
