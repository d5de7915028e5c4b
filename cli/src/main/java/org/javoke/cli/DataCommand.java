package org.javoke.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke data}: what can be done with datasets. */
@Command(
    name = "data",
    description = "Convert, check, clean, divide and describe datasets for tool use.",
    subcommands = {
      DataConvertCommand.class,
      DataLintCommand.class,
      DataCleanCommand.class,
      DataSplitCommand.class,
      DataDifficultyCommand.class,
      DataContaminationCommand.class,
      DataStatsCommand.class,
      DataPracticeCommand.class,
      DataFlawsCommand.class,
      DataPreviewCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class DataCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: "
            + String.join(", ", spec.subcommands().keySet())
            + " are the verbs here.");
  }
}
