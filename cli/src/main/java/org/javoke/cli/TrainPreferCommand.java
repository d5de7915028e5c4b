package org.javoke.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.javoke.hub.ModelFolder;
import org.javoke.lab.run.FileHashes;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.preference.Feedback;
import org.javoke.preference.Pair;
import org.javoke.preference.PairObjective;
import org.javoke.preference.PairReader;
import org.javoke.preference.PairedLoss;
import org.javoke.preference.UnpairedLoss;
import org.javoke.train.LogProbs;
import org.javoke.train.LoraWeights;
import org.javoke.train.Objective;
import org.javoke.train.Stage;
import org.javoke.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke train prefer}: an adapter from preferences. */
@Command(
    name = "prefer",
    description = "Train a LoRA adapter on pairs of a better and a worse completion.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line of data is {\"id\": ..., \"prompt_ids\": [...], \"chosen_ids\": [...],",
      "\"rejected_ids\": [...], \"weight\": 1}. The reference is the model without the adapter.",
      "The same command goes on with a run that was stopped. DIR/adapter is a PEFT folder."
    })
final class TrainPreferCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LocalModelOptions model;
  @Mixin private ObjectiveOptions objective;
  @Mixin private TrainingOptions training;
  @Mixin private LoraOptions lora;

  @Option(names = "--steps-of-pairs", description = "Loss only from where the two sides part.")
  private boolean steps;

  @Override
  public Integer call() {
    ModelFolder folder = model.modelFolder();
    PairReader reader = new PairReader(folder.config().vocabSize(), training.maxTokens(), steps);
    training.data();
    List<Stage<Pair>> stages = training.stages(reader::read);
    try (Decoder base = DecoderLoader.load(folder, model.weightFormat(), model.device());
        LoraWeights adapter =
            LoraWeights.fresh(base, lora.config(model.folder()), training.seed())) {
      LogProbs policy = new LogProbs(adapter.on(base, lora.dropout()), training.keptLayers());
      LogProbs reference = new LogProbs(base, 0);
      switch (objective.name()) {
        case DPO, IPO, SIMPO, ORPO -> {
          PairObjective pairs = objective.pairs();
          train(new PairedLoss(pairs, policy, reference), adapter, stages, pairs.toString());
        }
        case KTO ->
            train(
                new UnpairedLoss(objective.unpaired(), policy, reference),
                adapter,
                stages.stream().map(TrainPreferCommand::unpaired).toList(),
                objective.unpaired().toString());
      }
      adapter.write(training.out().resolve("adapter"));
    }
    spec.commandLine()
        .getOut()
        .printf("%-8s %s%n", "adapter", training.out().resolve("adapter").toAbsolutePath());
    return ExitCode.OK;
  }

  private static Stage<Feedback> unpaired(Stage<Pair> stage) {
    return new Stage<>(stage.name(), PairReader.unpaired(stage.samples()), stage.epochs());
  }

  private <S> void train(
      Objective<S> loss, LoraWeights adapter, List<Stage<S>> stages, String name) {
    Map<String, String> identity =
        new TrainingIdentity(
                lora.config(model.folder()), model.settings(), FileHashes.of(training.data()))
            .with("objective", name + (steps ? " of steps" : ""));
    new Trainer<>(
            loss,
            adapter.parameters(),
            stages,
            training.settings(),
            training.out(),
            identity,
            new TrainingLines(spec.commandLine().getErr(), InstantSource.system()),
            InstantSource.system())
        .run();
  }
}
