package org.javoke.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.TargetModules;
import picocli.CommandLine.Option;

/** The adapter that is trained. */
final class LoraOptions {

  private static final String ALL = "all-linear";

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
      names = "--lora-dropout",
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

  AdapterConfig config(Path base) {
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
        List.of(),
        Optional.of(base.toString()),
        Map.of(),
        Map.of());
  }
}
