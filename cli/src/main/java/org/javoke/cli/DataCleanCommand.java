package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.javoke.data.lint.Cleaning;
import org.javoke.lab.data.ReadingProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke data clean}: a dataset with the safe fixes applied. */
@Command(
    name = "clean",
    description = "Write a dataset anew with all that can be mended without guessing mended.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Beside FILE stand FILE.changes.jsonl, which says what was changed in which sample and why,",
      "and FILE.rejects.jsonl with broken records. The input is only read.",
      "javoke data lint --rules says what is mended."
    })
final class DataCleanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions dataset;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Written in the canonical form; packed if its name ends in .gz or .zst.")
  private Path out = Path.of("");

  @Option(
      names = "--drop-errors",
      description = "Keep samples that still have errors aside instead of writing them.")
  private boolean dropErrors;

  @Override
  public Integer call() {
    Cleaning.Places places =
        new Cleaning.Places(out, Path.of(out + ".changes.jsonl"), Path.of(out + ".rejects.jsonl"));
    Cleaning.Outcome outcome;
    try (ReadingProgress progress = dataset.progress("cleaning")) {
      outcome =
          new Cleaning(dataset.from(), dropErrors)
              .run(dataset.files(), places, bytes -> progress.read(bytes, 0));
    }
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        Locale.ROOT,
        "%,d samples written, %,d changed, %,d kept aside.%n",
        outcome.written(),
        outcome.changed(),
        outcome.rejected());
    outcome
        .changes()
        .forEach((rule, count) ->
            print.printf(Locale.ROOT, "  %-18s %,d times: %s%n", rule.id(), count, rule.fix()));
    outcome.reasons().forEach(reason -> print.printf("  %s%n", reason));
    print.printf("%-8s %s%n", "written", out.toAbsolutePath().normalize());
    print.printf("%-8s %s%n", "changes", places.log().toAbsolutePath().normalize());
    return ExitCode.OK;
  }
}
