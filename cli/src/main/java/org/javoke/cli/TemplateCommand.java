package org.javoke.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke template}: what can be done with chat templates. */
@Command(
    name = "template",
    description = "Work with models' chat templates.",
    subcommands = RenderCommand.class,
    mixinStandardHelpOptions = true)
final class TemplateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: render is the one verb here.");
  }
}
