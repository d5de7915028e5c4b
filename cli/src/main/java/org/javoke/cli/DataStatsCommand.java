package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.javoke.data.stats.DataStats;
import org.javoke.lab.data.ReadingProgress;
import org.javoke.lab.data.StatsReport;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.lab.table.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke data stats}: what a dataset is made of. */
@Command(
    name = "stats",
    description = "Say what a dataset is made of.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DataStatsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions options;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON.")
  private @Nullable Path json;

  @Option(names = "--report", paramLabel = "FILE", description = "Write a page with plots.")
  private @Nullable Path report;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Usage.requireWritable(options.files(), json, report);
    try (ReadingProgress progress = options.progress("counting")) {
      DataStats stats = DataStats.of(options.dataset(), bytes -> progress.read(bytes, 0));
      String name = options.files().stream().map(Path::toString).collect(Collectors.joining(", "));
      StatsReport found = new StatsReport(name, stats);
      out.printf(
          "%,d samples, %,d records that are none; %,d tools offered, %,d called.%n%n",
          stats.samples(), stats.rejected(), stats.offered().size(), stats.called().size());
      TextTable tables = new TextTable(Terminal.hasColour(), Terminal.width());
      found.tables().forEach(table -> out.println(tables.draw(table)));
      if (json != null) {
        SafeFile.write(json, PrettyJson.write(found.json()));
        out.printf("%-7s %s%n", "json", json.toAbsolutePath().normalize());
      }
      if (report != null) {
        SafeFile.write(report, found.html());
        out.printf("%-7s %s%n", "report", report.toAbsolutePath().normalize());
      }
    }
    return ExitCode.OK;
  }
}
