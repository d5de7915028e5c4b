package org.javoke.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.javoke.hub.ModelFolder;
import org.javoke.lab.run.FileHashes;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.train.Example;
import org.javoke.train.ExampleReader;
import org.javoke.train.LogProbs;
import org.javoke.train.LoraWeights;
import org.javoke.train.Stage;
import org.javoke.train.SupervisedLoss;
import org.javoke.train.Trainer;
import org.javoke.train.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke train sft}: an adapter from examples. */
@Command(
    name = "sft",
    description = "Train a LoRA adapter on examples.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line of data is {\"id\": ..., \"prompt_ids\": [...], \"completion_ids\": [...]}.",
      "The same command goes on with a run that was stopped. DIR/adapter is a PEFT folder."
    })
final class TrainSftCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LocalModelOptions model;
  @Mixin private TrainingOptions training;
  @Mixin private LoraOptions lora;

  @Option(names = "--loss-on-all", description = "Let the prompt bear loss too.")
  private boolean wholeSequence;

  @Option(
      names = "--tokens-at-once",
      paramLabel = "N",
      defaultValue = "1024",
      description =
          "Tokens that are computed at once, a bound of memory. Default: ${DEFAULT-VALUE}.")
  private int tokensAtOnce;

  @Override
  public Integer call() {
    ModelFolder folder = model.modelFolder();
    TrainingSettings settings = training.settings();
    ExampleReader reader =
        new ExampleReader(folder.config().vocabSize(), training.maxTokens(), wholeSequence);
    training.data();
    List<Stage<Example>> stages = training.stages(reader::read);
    TrainingIdentity identity =
        new TrainingIdentity(
            lora.config(model.folder()), model.settings(), FileHashes.of(training.data()));
    PrintWriter out = spec.commandLine().getOut();
    try (Decoder base = DecoderLoader.load(folder, model.weightFormat(), model.device());
        LoraWeights adapter =
            LoraWeights.fresh(base, lora.config(model.folder()), training.seed())) {
      LogProbs policy = new LogProbs(adapter.on(base, lora.dropout()), training.keptLayers());
      Trainer<Example> trainer =
          new Trainer<>(
              new SupervisedLoss(policy, tokensAtOnce),
              adapter.parameters(),
              stages,
              settings,
              training.out(),
              identity.with("loss on", wholeSequence ? "all tokens" : "completions"),
              new TrainingLines(spec.commandLine().getErr(), InstantSource.system()),
              InstantSource.system());
      long tokens =
          stages.stream()
              .flatMap(stage -> stage.samples().stream())
              .mapToLong(Example::length)
              .sum();
      long labels =
          stages.stream()
              .flatMap(stage -> stage.samples().stream())
              .mapToLong(Example::labels)
              .sum();
      out.printf(
          Locale.ROOT,
          "%,d parameters are trained, on %,d tokens an epoch, of which %,d bear loss, in %,d steps.%n",
          adapter.size(),
          tokens,
          labels,
          trainer.steps());
      out.flush();
      trainer.run();
      adapter.write(training.out().resolve("adapter"));
    }
    out.printf("%-8s %s%n", "adapter", training.out().resolve("adapter").toAbsolutePath());
    return ExitCode.OK;
  }
}
