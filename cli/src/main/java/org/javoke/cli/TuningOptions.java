package org.javoke.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.TargetModules;
import org.javoke.input.ChoiceException;
import org.javoke.lab.train.Tuning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which weights are trained: a new adapter's, an adapter's that there is, or all. */
final class TuningOptions {

  private static final String ALL = "all-linear";
  private static final String DROPOUT = "--lora-dropout";
  private static final List<String> OF_NEW_ADAPTERS =
      List.of("--lora-r", "--lora-alpha", "--rslora", "--target-modules", "--modules-to-save");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--lora-r",
      paramLabel = "N",
      defaultValue = "8",
      description = "Rank. Default: ${DEFAULT-VALUE}.")
  private int rank;

  @Option(
      names = "--lora-alpha",
      paramLabel = "X",
      defaultValue = "16",
      description = "The correction is scaled by alpha / rank. Default: ${DEFAULT-VALUE}.")
  private double alpha;

  @Option(
      names = DROPOUT,
      paramLabel = "P",
      defaultValue = "0",
      description = "Share of the correction's inputs that is dropped. Default: ${DEFAULT-VALUE}.")
  private double dropout;

  @Option(names = "--rslora", description = "Scale by alpha / sqrt(rank).")
  private boolean rankStabilised;

  @Option(
      names = "--target-modules",
      split = ",",
      paramLabel = "NAME",
      defaultValue = ALL,
      description = "Linear layers to correct, such as q_proj,v_proj. Default: ${DEFAULT-VALUE}.")
  private List<String> targets = List.of(ALL);

  @Option(
      names = "--modules-to-save",
      split = ",",
      paramLabel = "NAME",
      description = "Train these whole, beside the adapter: lm_head, embed_tokens.")
  private List<String> whole = List.of();

  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description =
          "Train on this adapter, or on that of a run or round, in a folder of its own, instead of a new one.")
  private @Nullable Path adapter;

  @Option(
      names = "--full",
      description = "Train all of the model's weights, in fp32; DIR/model is a model's folder.")
  private boolean full;

  /**
   * {@return what is trained}
   *
   * @param base the model's folder
   */
  Tuning tuning(Path base) {
    if (full) {
      refuse("--full trains no adapter", OF_NEW_ADAPTERS);
      refuse("--full trains no adapter", List.of(DROPOUT, "--adapter"));
      return new Tuning.Full();
    }
    Path start = adapter;
    if (start == null) {
      return new Tuning.Lora(config(base));
    }
    refuse("--adapter has these already", OF_NEW_ADAPTERS);
    return new Tuning.Continued(
        Usage.requiredAdapter(command, start),
        isGiven(DROPOUT) ? OptionalDouble.of(dropout) : OptionalDouble.empty());
  }

  /** {@return the options that say nothing here} */
  Set<String> unused() {
    Set<String> unused = new HashSet<>();
    if (full || adapter != null) {
      unused.addAll(OF_NEW_ADAPTERS);
      if (full || !isGiven(DROPOUT)) {
        unused.add(DROPOUT);
      }
    }
    return unused;
  }

  /** {@return settings of a recipe that a command line with these options has no use for} */
  static List<String> settled(Set<String> given) {
    if (given.contains("--full")) {
      return Stream.concat(OF_NEW_ADAPTERS.stream(), Stream.of(DROPOUT)).toList();
    }
    return given.contains("--adapter") ? OF_NEW_ADAPTERS : List.of();
  }

  private void refuse(String reason, List<String> options) {
    List<String> given = options.stream().filter(this::isGiven).toList();
    if (!given.isEmpty()) {
      throw new ChoiceException(
          "%s: leave out %s, or the other.".formatted(reason, String.join(", ", given)));
    }
  }

  private boolean isGiven(String option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }

  private AdapterConfig config(Path base) {
    TargetModules modules =
        targets.equals(List.of(ALL))
            ? new TargetModules.AllLinear()
            : new TargetModules.Named(targets);
    return new AdapterConfig(
        rank,
        alpha,
        dropout,
        rankStabilised,
        modules,
        whole,
        Optional.of(base.toString()),
        Map.of(),
        Map.of());
  }
}
