package org.javoke.cli;

import java.time.InstantSource;
import java.util.List;
import org.javoke.lab.train.SftJob;
import org.javoke.lab.train.Tuning;
import picocli.CommandLine.Command;
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
final class TrainSftCommand implements Runnable {

  @Spec private CommandSpec spec;
  @Mixin private LocalModelOptions model;
  @Mixin private TrainingOptions training;
  @Mixin private LoraOptions lora;

  @Option(names = "--loss-on-all", description = "Let the prompt bear loss too.")
  private boolean wholeSequence;

  @Override
  public void run() {
    SftJob job =
        new SftJob(
            model.base(),
            new Tuning.Lora(lora.config(model.folder())),
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
