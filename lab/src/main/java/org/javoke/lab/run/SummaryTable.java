package org.javoke.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.javoke.lab.run.Summary.Interval;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.lab.run.Summary.Tally;

/**
 * {@code summary.csv}: one row per model and category, so that the files of several runs can be
 * joined end to end. Shares have four decimals; what does not exist is empty.
 */
final class SummaryTable {

  private static final List<String> FIGURES =
      List.of("correct", "wrong", "unscored", "accuracy", "low", "high");

  private SummaryTable() {}

  static String csv(Summary summary) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(header(summary.modes()));
    categories(summary).forEach(category -> rows.add(row(summary, category)));
    return rows.stream()
        .map(row -> row.stream().map(SummaryTable::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> categories(Summary summary) {
    return summary.modes().values().stream()
        .flatMap(mode -> mode.categories().keySet().stream())
        .distinct()
        .toList();
  }

  private static List<String> header(Map<String, ModeSummary> modes) {
    List<String> header =
        new ArrayList<>(List.of("model", "benchmark", "mode", "category", "count"));
    modes.keySet().forEach(mode -> FIGURES.forEach(figure -> header.add(mode + "_" + figure)));
    return header;
  }

  private static List<String> row(Summary summary, String category) {
    List<String> row =
        new ArrayList<>(
            List.of(
                summary.model(),
                summary.benchmark(),
                ConfigJson.written(summary.mode()),
                category));
    List<Tally> tallies =
        summary.modes().values().stream().map(mode -> mode.tally(category)).toList();
    row.add(String.valueOf(tallies.getFirst().count()));
    tallies.forEach(tally -> addFigures(row, tally));
    return row;
  }

  private static void addFigures(List<String> row, Tally tally) {
    row.add(String.valueOf(tally.correct()));
    row.add(String.valueOf(tally.wrong()));
    row.add(String.valueOf(tally.unscored()));
    Interval interval = tally.interval();
    row.add(share(tally.accuracy()));
    row.add(interval == null ? "" : share(OptionalDouble.of(interval.low())));
    row.add(interval == null ? "" : share(OptionalDouble.of(interval.high())));
  }

  private static String share(OptionalDouble share) {
    return share.isEmpty() ? "" : String.format(Locale.ROOT, "%.4f", share.getAsDouble());
  }

  // RFC 4180.
  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
