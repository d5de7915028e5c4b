package org.javoke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.javoke.input.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Tells mistakes of the command line from failures of the work: they have another exit code. */
final class Usage {

  private Usage() {}

  /** {@return what the options mean} If they mean nothing, the command line is at fault. */
  static <T> T understood(CommandSpec command, Supplier<T> meaning) {
    try {
      return meaning.get();
    } catch (InputException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Refuses a path that leads nowhere.
   *
   * @param option as it is written on the command line
   * @param expected a sentence that says what to name instead
   */
  static void requireThere(CommandSpec command, String option, Path path, String expected) {
    if (!Files.exists(path)) {
      throw new ParameterException(
          command.commandLine(), option + " " + path + " does not exist. " + expected);
    }
  }
}
