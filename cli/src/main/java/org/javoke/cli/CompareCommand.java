package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.javoke.lab.eval.Comparison;
import org.javoke.lab.eval.Tables;
import org.javoke.lab.run.SavedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code javoke compare RUN RUN}: is the second better than the first, and where? */
@Command(
    name = "compare",
    description = "Compare two runs on the questions that both have a verdict on, in pairs.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Runnable {

  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FIRST", description = "A run's folder.")
  private Path first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another's.")
  private Path second;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the comparison as JSON, too.")
  private @Nullable Path json;

  @Override
  public void run() {
    Usage.requireThere(spec, "FIRST", first, "Name the folder that a run was written to.");
    Usage.requireThere(spec, "SECOND", second, "Name the folder that a run was written to.");
    PrintWriter out = spec.commandLine().getOut();
    Comparison comparison = Comparison.of(SavedRun.read(first), SavedRun.read(second));
    RunPrinter printer = new RunPrinter(out);
    out.printf("first   %s (%s)%n", comparison.first().name(), comparison.first().model());
    out.printf("second  %s (%s)%n%n", comparison.second().name(), comparison.second().model());
    comparison.modes().keySet().forEach(mode -> printer.print(Tables.comparison(comparison, mode)));
    if (!comparison.grades().isEmpty()) {
      printer.print(Tables.grades(comparison));
    }
    comparison.modes().forEach((mode, figures) -> changes(out, mode, figures));
    if (json != null) {
      comparison.write(json);
    }
  }

  private static void changes(PrintWriter out, String mode, Comparison.ModeComparison figures) {
    out.printf("%s: %d gained%s%n", mode, figures.gained().size(), some(figures.gained()));
    out.printf("%s: %d lost%s%n", mode, figures.lost().size(), some(figures.lost()));
    if (figures.unpaired() > 0) {
      out.printf(
          "%s: %d questions have no verdict in one of the runs.%n", mode, figures.unpaired());
    }
  }

  private static String some(List<String> ids) {
    if (ids.isEmpty()) {
      return "";
    }
    String shown = ": " + String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
    return ids.size() > SHOWN ? shown + ", ... (--json has them all)" : shown;
  }
}
