package org.javoke.cli;

import org.javoke.call.CallFormats;
import org.javoke.lab.itool.Phase;
import org.javoke.lab.itool.SearchPlan;
import org.javoke.lab.itool.WarmUpPlan;
import org.javoke.lab.itool.WarmUpPlan.Order;
import org.javoke.lab.train.Limits;
import org.javoke.replay.Replay;
import org.javoke.replay.WarmUpShare;
import org.javoke.samples.LossOn;
import org.javoke.search.Presets;
import org.javoke.search.SearchSettings.Pace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the stages of the iTool loop go. */
final class IToolOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--warm-up",
      paramLabel = "ORDER",
      defaultValue = "easy-to-hard",
      description =
          "easy-to-hard, mixed (the control) or none, before the rounds. Default: ${DEFAULT-VALUE}.")
  private Order warmUp = Order.EASY_TO_HARD;

  @Option(names = "--without-warm-up", description = "The same as --warm-up none.")
  private boolean withoutWarmUp;

  @Option(
      names = "--warm-up-share",
      paramLabel = "X",
      defaultValue = "90",
      description =
          "Per cent of the data for the warm-up; the rest is for the rounds, also without a warm-up. Default: ${DEFAULT-VALUE}.")
  private double share;

  @Option(
      names = "--loss",
      paramLabel = "ON",
      defaultValue = "completion",
      description =
          "What bears loss in the warm-up: completion, assistant or all. Default: ${DEFAULT-VALUE}.")
  private LossOn loss = LossOn.COMPLETION;

  @Option(
      names = "--sft-lr",
      paramLabel = "X",
      defaultValue = "5e-5",
      description = "The warm-up's highest learning rate. Default: ${DEFAULT-VALUE}.")
  private double sftRate;

  @Option(
      names = "--sft-epochs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the warm-up. Default: ${DEFAULT-VALUE}.")
  private int sftEpochs;

  @Option(
      names = "--sft-batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Samples of a micro-batch of the warm-up. Default: ${DEFAULT-VALUE}.")
  private int sftBatch;

  @Mixin private ReplayOptions replay;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "paper",
      description = "Of the search: paper, mcts-dpo or itool-code. Default: ${DEFAULT-VALUE}.")
  private String preset = "paper";

  @Option(
      names = "--open-trees",
      paramLabel = "N",
      defaultValue = "64",
      description = "Trees that grow side by side. Default: ${DEFAULT-VALUE}.")
  private int openTrees;

  @Option(
      names = "--prefer-lr",
      paramLabel = "X",
      defaultValue = "5e-5",
      description =
          "The highest learning rate of preference optimisation. Default: ${DEFAULT-VALUE}.")
  private double preferRate;

  @Option(
      names = "--prefer-epochs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of preference optimisation, in each round. Default: ${DEFAULT-VALUE}.")
  private int preferEpochs;

  @Option(
      names = "--prefer-batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Pairs of a micro-batch. Default: ${DEFAULT-VALUE}.")
  private int preferBatch;

  @Mixin private SearchOptions search = new SearchOptions();
  @Mixin private StepOptions steps = new StepOptions();

  WarmUpPlan warmUp() {
    return Usage.understood(
        command,
        () ->
            new WarmUpPlan(
                withoutWarmUp ? Order.NONE : warmUp,
                new WarmUpShare(share, search.seed()),
                loss,
                new Phase(sftEpochs, steps.settings(sftRate, sftBatch, search.seed()))));
  }

  Replay replay() {
    return replay.replay(search.seed());
  }

  SearchPlan search() {
    return Usage.understood(
        command,
        () -> {
          Pace pace = new Pace(openTrees, Pace.STANDARD.asks(), Pace.STANDARD.threads());
          // What is wrong with the settings does not depend on the format.
          Presets any = Presets.named(preset, CallFormats.all().getFirst());
          search.over(any.settings());
          return new SearchPlan(preset, search::over, pace);
        });
  }

  Phase preferring() {
    return Usage.understood(
        command,
        () -> new Phase(preferEpochs, steps.settings(preferRate, preferBatch, search.seed())));
  }

  Limits limits() {
    return Usage.understood(command, steps::limits);
  }
}
