package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.javoke.lab.eval.Outline;
import org.javoke.lab.eval.Tables;
import org.javoke.lab.run.Summary;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.TextTable;

/** Tells of a finished run. */
final class RunPrinter {

  private static final int REASONS = 3;
  private static final int LONGEST_REASON = 300;

  private final PrintWriter out;
  private final TextTable tables;

  RunPrinter(PrintWriter out) {
    this.out = out;
    this.tables = new TextTable(Terminal.hasColour(), Terminal.width());
  }

  void print(Outline outline) {
    Summary summary = outline.summary();
    out.printf(
        "%s, %s, %s mode%n%n",
        summary.model(), summary.benchmark(), summary.mode().name().toLowerCase(Locale.ROOT));
    if (!summary.modes().isEmpty()) {
      print(Tables.categories(summary));
    }
    printRows(Tables.groups(summary));
    summary.scaffolds().forEach(this::scaffold);
    printRows(Tables.overlap(summary));
    printRows(Tables.grades(summary));
    differing(summary);
    if (!summary.disputed().isEmpty()) {
      out.printf(
          "Disputed ground truth among the questions: %s.%n",
          String.join(", ", summary.disputed()));
    }
    out.printf(
        "%d samples now, %d from before, in %s.%n",
        outline.asked(), outline.kept(), seconds(outline.took()));
    unscored(outline);
  }

  private void printRows(Table table) {
    if (!table.rows().isEmpty()) {
      print(table);
    }
  }

  // Benchmarks with rules of their own have neither mode.
  private void differing(Summary summary) {
    if (!summary.modes().keySet().containsAll(List.of("bfcl", "fair"))) {
      return;
    }
    out.printf(
        "Samples on which bfcl and fair differ: %d (%d right in fair only, %d in bfcl only).%n",
        summary.differing().correctInFairOnly() + summary.differing().correctInBfclOnly(),
        summary.differing().correctInFairOnly(),
        summary.differing().correctInBfclOnly());
  }

  void print(Table table) {
    out.println(tables.draw(table));
  }

  void path(String what, Path path) {
    out.printf("%-7s %s%n", what, path.toAbsolutePath().normalize());
  }

  private void scaffold(String name, Summary.ScaffoldSummary effect) {
    out.printf("%s changed %d replies", name, effect.changed());
    effect
        .effects()
        .forEach((mode, verdicts) ->
            out.printf(
                "; %s: %d made right, %d made wrong",
                mode, verdicts.improved(), verdicts.worsened()));
    out.println(".");
  }

  private void unscored(Outline outline) {
    int unscored = outline.reasons().values().stream().mapToInt(Integer::intValue).sum();
    if (unscored == 0) {
      return;
    }
    out.printf("%d of %d are unscored:%n", unscored, outline.summary().questions());
    outline.reasons().entrySet().stream()
        .limit(REASONS)
        .forEach(entry -> out.printf("  %d: %s%n", entry.getValue(), shown(entry.getKey())));
    if (outline.reasons().size() > REASONS) {
      out.printf(
          "  and %d other reasons, which samples.jsonl has.%n", outline.reasons().size() - REASONS);
    }
  }

  // Reasons quote what servers say, and a terminal obeys control characters.
  private static String shown(String reason) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
