package org.javoke.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.Dataset;
import org.javoke.lab.data.ReadingProgress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which dataset is read. */
final class DatasetOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON Lines or a JSON array; plain, gzip or Zstandard.")
  private List<Path> files = List.of();

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      defaultValue = DataFormats.AUTO,
      description =
          "The files' format; auto looks at the first record. See javoke data convert --formats.")
  private String from = DataFormats.AUTO;

  /** {@return the files, of which each is there} */
  List<Path> files() {
    files.forEach(file -> Usage.requireThere(command, "FILE", file, "Name a dataset's file."));
    return files;
  }

  /** {@return the name of a format that exists, or auto} */
  String from() {
    if (!from.equals(DataFormats.AUTO)) {
      DataFormats.named(from);
    }
    return from;
  }

  /** {@return the files as one dataset} */
  Dataset dataset() {
    return new Dataset(files(), from());
  }

  ReadingProgress progress(String task) {
    return Terminal.isThere()
        ? ReadingProgress.bar(System.err, task, files)
        : ReadingProgress.lines(
            command.commandLine().getErr()::println, InstantSource.system(), task, files);
  }

  /** {@return the formats, a line each} */
  static String formats() {
    return DataFormats.all().stream()
        .map(format -> String.format("  %-18s %s%n", format.name(), format.description()))
        .collect(Collectors.joining());
  }
}
