package org.javoke.local;

import java.util.OptionalDouble;
import org.javoke.generate.Generation;

/**
 * What a model wrote.
 *
 * @param text without special tokens, and without the stop id or stop string that ended it
 * @param drawn the tokens with the log-probabilities asked for, the stop id that ended them
 *     included
 */
public record Completion(String text, Generation.Drawn drawn) {

  /** {@return why it ended} */
  public Generation.End end() {
    return drawn.end();
  }

  /** {@return the mean natural log-probability of the tokens, if log-probabilities were wanted} */
  public OptionalDouble meanLogprob() {
    return drawn.logprobs().stream().mapToDouble(Double::doubleValue).average();
  }
}
