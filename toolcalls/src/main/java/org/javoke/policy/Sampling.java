package org.javoke.policy;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a reply is drawn. What is empty is left to the model's own default.
 *
 * @param temperature 0 is greedy
 * @param topP the share of probability from which is drawn, in (0, 1]
 * @param maxTokens the longest reply, in tokens
 * @param seed for servers that honour one; draw n of a request uses seed + n
 * @param logprobs whether the mean log-probability of the reply is wanted
 */
public record Sampling(
    OptionalDouble temperature,
    OptionalDouble topP,
    OptionalInt maxTokens,
    OptionalLong seed,
    boolean logprobs) {

  /** Nothing is known of it. */
  public static final Sampling UNKNOWN =
      new Sampling(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          false);

  /** BFCL's own setting: temperature 0.001, nothing else said. */
  public static final Sampling BFCL =
      new Sampling(
          OptionalDouble.of(0.001),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          false);

  /** {@return the same, with the mean log-probability of the reply wanted} */
  public Sampling withLogprobs() {
    return new Sampling(temperature, topP, maxTokens, seed, true);
  }
}
