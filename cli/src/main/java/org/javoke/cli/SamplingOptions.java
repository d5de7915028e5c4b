package org.javoke.cli;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.javoke.policy.Sampling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How replies are drawn. */
final class SamplingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "0.001",
      description = "0 is greedy; default: ${DEFAULT-VALUE}, as BFCL has it.")
  private double temperature;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "Draw from this share of the probability; default: the server's.")
  private @Nullable Double topP;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "The longest reply; default: the server's.")
  private @Nullable Integer maxTokens;

  @Option(names = "--seed", paramLabel = "S", description = "For servers that honour one.")
  private @Nullable Long seed;

  @Option(names = "--logprobs", description = "Ask for log-probabilities and keep their mean.")
  private boolean logprobs;

  Sampling sampling() {
    require(temperature >= 0 && temperature <= 100, "--temperature", temperature, "0 to 100");
    if (topP != null) {
      require(topP > 0 && topP <= 1, "--top-p", topP, "more than 0 and at most 1");
    }
    if (maxTokens != null) {
      require(maxTokens >= 1, "--max-tokens", maxTokens, "at least 1");
    }
    return new Sampling(
        OptionalDouble.of(temperature),
        topP == null ? OptionalDouble.empty() : OptionalDouble.of(topP),
        maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens),
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        logprobs);
  }

  private void require(boolean holds, String option, Object got, String expected) {
    if (!holds) {
      throw new ParameterException(
          command.commandLine(), option + " is " + got + ", expected " + expected + ".");
    }
  }
}
