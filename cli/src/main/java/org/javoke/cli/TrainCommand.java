package org.javoke.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke train}: fine-tuning. */
@Command(
    name = "train",
    description = "Fine-tune a model on examples or on preferences.",
    subcommands = {TrainSftCommand.class, TrainPreferCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class TrainCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: sft and prefer are the verbs here.");
  }
}
