package org.javoke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.javoke.input.InputException;
import org.javoke.input.OutputFile;
import org.javoke.lab.itool.NamedAdapter;
import org.jspecify.annotations.Nullable;
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

  /** {@return the adapter that {@code --adapter} names, by its own folder, a run's or a round's} */
  static Optional<Path> adapter(CommandSpec command, @Nullable Path named) {
    if (named == null) {
      return Optional.empty();
    }
    requireThere(command, "--adapter", named, "Name an adapter's folder.");
    return NamedAdapter.in(named);
  }

  /**
   * {@return the same, where there has to be one}
   *
   * @throws InputException if the round that is named has none yet
   */
  static Path requiredAdapter(CommandSpec command, Path named) {
    return adapter(command, named)
        .orElseThrow(() ->
            new InputException(
                "--adapter %s: the policy of this round has no adapter, since nothing was trained before it. Name a later round, or an adapter's folder."
                    .formatted(named)));
  }

  /**
   * Refuses, before any work is done, reports that could not be written after it, or would take the
   * place of an input.
   *
   * @param reports those that are null are not wanted
   * @throws InputException that says which
   */
  static void requireWritable(List<Path> inputs, @Nullable Path... reports) {
    List<Path> wanted = new ArrayList<>();
    for (Path report : reports) {
      if (report != null) {
        Path folder = report.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
          throw new InputException(
              "Cannot write %s: there is no folder %s; make it first".formatted(report, folder));
        }
        wanted.add(report);
      }
    }
    OutputFile.requireApart(inputs, wanted);
  }
}
