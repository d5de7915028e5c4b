package org.javoke.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code javoke report RUN...}: one HTML page of one or several runs, or of training. */
@Command(
    name = "report",
    description =
        "Write one self-contained HTML page of one or several runs, or of one that trains.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Folders of runs.")
  private List<Path> runs = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Default: report.html in the folder of the first run.")
  private @Nullable Path out;

  @Override
  public void run() {
    runs.forEach(folder ->
        Usage.requireThere(spec, "RUN", folder, "Name the folder that a run was written to."));
    Path file = out == null ? runs.getFirst().resolve("report.html") : out;
    Reports.write(runs, file);
    spec.commandLine().getOut().println(file.toAbsolutePath().toUri());
  }
}
