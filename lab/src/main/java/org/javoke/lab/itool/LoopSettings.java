package org.javoke.lab.itool;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.javoke.call.CallFormat;
import org.javoke.input.InputException;
import org.javoke.lab.train.BaseModel;
import org.javoke.lab.train.Limits;
import org.javoke.lab.train.Tuning;

/**
 * What a loop of sampling and training goes on.
 *
 * @param tuning which weights are trained
 * @param data JSON Lines of {@code messages} and {@code tools}, of which the last message is the
 *     right answer
 * @param test questions as of {@code --benchmark custom}; without them nothing is evaluated
 * @param format in which the model writes calls; empty for what its chat template does
 * @param limits of all training
 * @param rounds of sampling and training
 * @param longestReply to a test question, in tokens
 * @param named what decides about the result, by the names that a user knows
 */
public record LoopSettings(
    BaseModel base,
    Tuning tuning,
    Path data,
    Optional<Path> test,
    Optional<CallFormat> format,
    Limits limits,
    int rounds,
    int longestReply,
    Map<String, String> named) {

  public LoopSettings {
    if (rounds < 0) {
      throw new InputException("The number of rounds is %d; expected 0 or more.".formatted(rounds));
    }
    if (longestReply < 1) {
      throw new InputException(
          "The longest reply is %d tokens; expected 1 or more.".formatted(longestReply));
    }
    named = Collections.unmodifiableMap(new TreeMap<>(named));
  }

  /** {@return the policy that the loop starts from} */
  PolicyWeights start() {
    return PolicyWeights.before(base, tuning);
  }
}
