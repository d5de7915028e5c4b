package org.javoke.cli;

import java.time.InstantSource;
import java.util.List;
import org.javoke.lab.train.SftJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke train sft}: a model learns from examples. */
@Command(
    name = "sft",
    description = "Train on examples: a LoRA adapter, or all weights.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A line of data is {\"id\": ..., \"prompt_ids\": [...], \"completion_ids\": [...]}.",
      "The same command goes on with a run that was stopped. DIR/adapter is a PEFT folder, or",
      "DIR/model a model's folder."
    })
final class TrainSftCommand implements Runnable {

  @Spec private CommandSpec spec;
  @Mixin private LocalModelOptions model;
  @Mixin private TrainingOptions training;
  @Mixin private TuningOptions tuning;

  @Option(names = "--loss-on-all", description = "Let the prompt bear loss too.")
  private boolean wholeSequence;

  @Override
  public void run() {
    SftJob job =
        new SftJob(
            model.base(),
            tuning.tuning(model.folder()),
            training.stages(),
            wholeSequence,
            training.settings(),
            training.limits(),
            training.out());
    job.run(
        List.of(
            new TrainingLines(
                spec.commandLine().getOut(), spec.commandLine().getErr(), InstantSource.system())));
  }
}
