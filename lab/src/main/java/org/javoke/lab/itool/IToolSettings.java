package org.javoke.lab.itool;

import org.javoke.input.InputException;
import org.javoke.lab.train.Preference;
import org.javoke.replay.Replay;

/**
 * All that decides what a run of the iTool loop comes to.
 *
 * @param loop with 0 rounds for the warm-up alone
 * @param replay which share of the rounds' examples is taken; its seed is the first round's
 * @param preferring how preference optimisation goes
 */
public record IToolSettings(
    LoopSettings loop,
    WarmUpPlan warmUp,
    Replay replay,
    SearchPlan search,
    Preference objective,
    Phase preferring) {

  public IToolSettings {
    if (loop.rounds() == 0 && warmUp.order() == WarmUpPlan.Order.NONE) {
      throw new InputException("With neither a warm-up nor a round there is nothing to do.");
    }
  }

  /** {@return the share that a round takes} By chance, each takes others. */
  Replay replay(int round) {
    return new Replay(replay.percent(), replay.order(), replay.apart(), replay.seed() + round - 1);
  }
}
