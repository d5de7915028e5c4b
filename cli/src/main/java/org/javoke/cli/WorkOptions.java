package org.javoke.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.input.JsonLines;
import org.javoke.input.OutputFile;
import org.javoke.lab.local.TokenProgress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The file that a model on this machine works through, and the folder for what comes of it. */
final class WorkOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "JSON Lines, packed with gzip or Zstandard or not.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder of what comes of it.")
  private Path out = Path.of("");

  /**
   * {@return the file, which is there and has a line at least}
   *
   * @param lines what it holds, such as examples
   * @throws org.javoke.input.InputException if it is empty
   */
  Path data(String lines) {
    Usage.requireThere(command, "--data", data, "Name a JSON Lines file of " + lines + ".");
    JsonLines.requireLines(data);
    return data;
  }

  /** {@return the folder, made if it is missing} */
  Path folder() {
    return OutputFile.folder(out);
  }

  /**
   * {@return what decides about the work, by the names that a user knows; it can be added to}
   *
   * @param model what decides about its numbers
   */
  Map<String, String> settings(Map<String, String> model) {
    Map<String, String> settings = new TreeMap<>(model);
    settings.put("--data", data.toAbsolutePath().normalize().toString());
    return settings;
  }

  TokenProgress progress(String task) {
    return Terminal.progress(task, command.commandLine().getErr());
  }

  /** Tells where it was written. */
  void tell() {
    command.commandLine().getOut().printf("%-8s %s%n", "written", out.toAbsolutePath().normalize());
  }
}
