package org.javoke.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.lab.run.Summary.Grades;
import org.javoke.lab.run.Summary.Interval;
import org.javoke.lab.run.Summary.Tally;

/**
 * {@code summary.csv}: one row per model and category, so that the files of several runs can be
 * joined end to end. Shares and means have four decimals; what does not exist is empty. Where some
 * answers are graded rather than right or wrong, three columns more say by what, how many, and
 * their mean.
 */
final class SummaryTable {

  private static final List<String> FIGURES =
      List.of("correct", "wrong", "unscored", "accuracy", "low", "high");
  private static final List<String> GRADES = List.of("measure", "graded", "mean");

  private SummaryTable() {}

  static String csv(Summary summary) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(header(summary));
    categories(summary).forEach(category -> rows.add(row(summary, category)));
    return rows.stream()
        .map(row -> row.stream().map(SummaryTable::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> categories(Summary summary) {
    return Stream.concat(
            summary.modes().values().stream().flatMap(mode -> mode.categories().keySet().stream()),
            summary.grades().keySet().stream())
        .distinct()
        .toList();
  }

  private static List<String> header(Summary summary) {
    List<String> header =
        new ArrayList<>(List.of("model", "benchmark", "mode", "category", "count"));
    summary
        .modes()
        .keySet()
        .forEach(mode -> FIGURES.forEach(figure -> header.add(mode + "_" + figure)));
    if (!summary.grades().isEmpty()) {
      header.addAll(GRADES);
    }
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
    Grades grades = summary.grades().get(category);
    row.add(
        String.valueOf(
            grades == null ? tallies.getFirst().count() : grades.graded() + grades.unscored()));
    tallies.forEach(tally -> addFigures(row, tally));
    if (grades != null) {
      row.addAll(List.of(grades.measure(), String.valueOf(grades.graded()), share(grades.mean())));
    } else if (!summary.grades().isEmpty()) {
      GRADES.forEach(_ -> row.add(""));
    }
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
