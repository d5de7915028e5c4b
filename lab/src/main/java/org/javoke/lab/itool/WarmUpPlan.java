package org.javoke.lab.itool;

import java.util.Locale;
import org.javoke.replay.WarmUpShare;
import org.javoke.samples.LossOn;

/**
 * What the policy learns before the rounds.
 *
 * @param order in which examples come
 * @param share of the data; also without a warm-up it is left out of the rounds, so that they have
 *     the same examples
 * @param loss which tokens bear loss
 */
public record WarmUpPlan(Order order, WarmUpShare share, LossOn loss, Phase phase) {

  /** The order of examples. */
  public enum Order {
    /** The easy third, then the medium, then the hard one: the paper's. */
    EASY_TO_HARD,
    /** All thirds mixed: the control. */
    MIXED,
    /** No warm-up. */
    NONE;

    /** {@return the name as users write it} */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
