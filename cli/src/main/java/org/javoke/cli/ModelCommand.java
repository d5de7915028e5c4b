package org.javoke.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke model}: what can be done with models' folders. */
@Command(
    name = "model",
    description = "Work with models' folders.",
    subcommands = ModelInitCommand.class,
    mixinStandardHelpOptions = true)
final class ModelCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: init is the one verb here.");
  }
}
