package org.javoke.lab.itool;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.javoke.input.InputException;
import org.javoke.lab.train.BaseModel;
import org.javoke.lab.train.Limits;
import org.javoke.lab.train.Preference;
import org.javoke.lab.train.Tuning;
import org.javoke.replay.Replay;

/**
 * All that decides what a run of the loop comes to.
 *
 * @param tuning which weights are trained
 * @param data JSON Lines of {@code messages} and {@code tools}, of which the last message is the
 *     right answer
 * @param test questions as of {@code --benchmark custom}; without them nothing is evaluated
 * @param replay which share of the rounds' examples is taken; its seed is the first round's
 * @param preferring how preference optimisation goes
 * @param limits of all training
 * @param rounds 0 for the warm-up alone
 * @param longestReply to a test question, in tokens
 * @param named what decides about the result, by the names that a user knows
 */
public record IToolSettings(
    BaseModel base,
    Tuning tuning,
    Path data,
    Optional<Path> test,
    WarmUpPlan warmUp,
    Replay replay,
    SearchPlan search,
    Preference objective,
    Phase preferring,
    Limits limits,
    int rounds,
    int longestReply,
    Map<String, String> named) {

  public IToolSettings {
    if (rounds < 0) {
      throw new InputException("The number of rounds is %d; expected 0 or more.".formatted(rounds));
    }
    if (longestReply < 1) {
      throw new InputException(
          "The longest reply is %d tokens; expected 1 or more.".formatted(longestReply));
    }
    if (rounds == 0 && warmUp.order() == WarmUpPlan.Order.NONE) {
      throw new InputException("With neither a warm-up nor a round there is nothing to do.");
    }
    named = Collections.unmodifiableMap(new TreeMap<>(named));
  }

  /** {@return the share that a round takes} By chance, each takes others. */
  Replay replay(int round) {
    return new Replay(replay.percent(), replay.order(), replay.apart(), replay.seed() + round - 1);
  }
}
