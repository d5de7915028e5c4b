package org.javoke.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.generate.SamplingParameters;
import org.javoke.hub.GenerationDefaults;
import org.javoke.lab.local.SamplingChoice;
import org.javoke.local.CompletionOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a local model's tokens are drawn. */
final class DrawingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "" + CompletionOptions.MOST_TOKENS,
      description =
          "The most tokens of a text; the model's context is a bound too. Default: ${DEFAULT-VALUE}.")
  private int tokens;

  @Option(names = "--greedy", description = "Always the likeliest token.")
  private boolean greedy;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "0 is the likeliest token; this and the next: default of the model's makers.")
  private @Nullable Double temperature;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "Draw from this share of the probability.")
  private @Nullable Double topP;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      description = "Draw from so many of the likeliest; 0 for all.")
  private @Nullable Integer topK;

  @Option(
      names = "--min-p",
      paramLabel = "P",
      description = "Draw from those with this share of the likeliest one's probability.")
  private @Nullable Double minP;

  @Option(
      names = "--repetition-penalty",
      paramLabel = "R",
      description = "Make tokens that occurred less likely; 1 for not.")
  private @Nullable Double repetitionPenalty;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "The same seed draws the same. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--stop",
      paramLabel = "TEXT",
      description = "End before this text; several times for several.")
  private List<String> stops = List.of();

  /**
   * {@return how a text is drawn}
   *
   * @param defaults of the model's makers
   */
  CompletionOptions options(GenerationDefaults defaults, Logprobs logprobs) {
    try {
      return new CompletionOptions(choice().over(defaults), tokens, stops, seed, logprobs);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Refuses what can be seen to be wrong before a model is opened. */
  void check() {
    if (greedy && (temperature != null || topP != null || topK != null || minP != null)) {
      throw new ParameterException(
          command.commandLine(),
          "--greedy always takes the likeliest token: leave out --temperature, --top-p, --top-k"
              + " and --min-p, or leave out --greedy.");
    }
    try {
      SamplingParameters neutral = SamplingParameters.temperature(1);
      var _ =
          new CompletionOptions(
              new SamplingParameters(
                  temperature == null ? neutral.temperature() : temperature,
                  topK == null ? neutral.topK() : topK,
                  topP == null ? neutral.topP() : topP,
                  minP == null ? neutral.minP() : minP,
                  repetitionPenalty == null ? neutral.repetitionPenalty() : repetitionPenalty),
              tokens,
              stops,
              seed,
              Logprobs.NONE);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private SamplingChoice choice() {
    return new SamplingChoice(
        greedy,
        optional(temperature),
        optional(topP),
        topK == null ? OptionalInt.empty() : OptionalInt.of(topK),
        optional(minP),
        optional(repetitionPenalty));
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** {@return what decides about the texts, by the names of the options} */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("--tokens", Integer.toString(tokens));
    settings.put("--seed", Long.toString(seed));
    settings.put("--greedy", Boolean.toString(greedy));
    put(settings, "--temperature", temperature);
    put(settings, "--top-p", topP);
    put(settings, "--top-k", topK);
    put(settings, "--min-p", minP);
    put(settings, "--repetition-penalty", repetitionPenalty);
    if (!stops.isEmpty()) {
      settings.put("--stop", stops.toString());
    }
    return settings;
  }

  private static void put(Map<String, String> settings, String name, @Nullable Number value) {
    if (value != null) {
      settings.put(name, value.toString());
    }
  }
}
