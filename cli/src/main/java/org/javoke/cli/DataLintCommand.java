package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.javoke.data.lint.LintSummary;
import org.javoke.data.lint.Linter;
import org.javoke.data.lint.Rule;
import org.javoke.data.read.DataFormat;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.lab.data.LintReport;
import org.javoke.lab.data.ReadingProgress;
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

/** {@code javoke data lint}: what is wrong with a dataset. */
@Command(
    name = "lint",
    description = "Say what is wrong with a dataset. Ends with exit code 1 if there are errors.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DataLintCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions dataset;
  @Mixin private ModelOptions model;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the counts and examples as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a page with the counts and examples, such as report.html.")
  private @Nullable Path report;

  @Option(names = "--rules", help = true, description = "List all rules.")
  private boolean rules;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (rules) {
      printRules(out);
      return ExitCode.OK;
    }
    List<Path> files = dataset.files();
    String from = dataset.from();
    Usage.requireWritable(files, json, report);
    Linter linter = model.linter();
    LintSummary summary = new LintSummary();
    List<String> names = new ArrayList<>();
    try (ReadingProgress progress = dataset.progress("looking")) {
      for (Path file : files) {
        DataFormat format = DataFormats.of(from, file);
        names.add(file + " (" + format.name() + ")");
        try (ExampleFile examples =
            ExampleFile.open(file, format, bytes -> progress.read(bytes, summary.records()))) {
          linter.look(examples, summary::add);
        }
      }
    }
    tell(new LintReport(names, summary), summary, names, out);
    return summary.withErrors() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void tell(LintReport found, LintSummary summary, List<String> names, PrintWriter out) {
    out.println(String.join(", ", names));
    if (!summary.rules().isEmpty()) {
      out.println();
      out.println(new TextTable(Terminal.hasColour(), Terminal.width()).draw(found.table()));
    }
    out.printf(
        Locale.ROOT,
        "%,d samples, %,d with errors, %,d without a finding.%n",
        summary.records(),
        summary.withErrors(),
        summary.clean());
    if (json != null) {
      SafeFile.write(json, PrettyJson.write(found.json()));
      out.printf("%-7s %s%n", "json", json.toAbsolutePath().normalize());
    }
    if (report != null) {
      SafeFile.write(report, found.html());
      out.printf("%-7s %s%n", "report", report.toAbsolutePath().normalize());
    }
  }

  private static void printRules(PrintWriter out) {
    for (Rule rule : Rule.values()) {
      out.printf(
          "%s (%s)%n  %s%n",
          rule.id(), rule.severity().name().toLowerCase(Locale.ROOT), rule.explanation());
      if (rule.isFixed()) {
        out.printf("  javoke data clean mends it: %s.%n", rule.fix());
      }
      out.printf("  For example: %s%n%n", rule.example().replace("\n", "\n               "));
    }
  }
}
