package org.javoke.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke adapter}: what can be done with LoRA adapters. */
@Command(
    name = "adapter",
    description = "Work with LoRA adapters.",
    subcommands = AdapterMergeCommand.class,
    mixinStandardHelpOptions = true)
final class AdapterCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: merge is the one verb here.");
  }
}
