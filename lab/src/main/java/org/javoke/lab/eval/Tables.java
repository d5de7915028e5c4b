package org.javoke.lab.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.javoke.lab.eval.Comparison.Figures;
import org.javoke.lab.eval.Comparison.ModeComparison;
import org.javoke.lab.run.Summary;
import org.javoke.lab.run.Summary.GroupScore;
import org.javoke.lab.run.Summary.Interval;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.lab.run.Summary.Tally;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.table.Table.Tone;
import org.javoke.score.CallOverlap.Measures;

/** What is told of a run or a comparison in a terminal, as tables. */
public final class Tables {

  private static final double SIGNIFICANT = 0.05;

  private Tables() {}

  /** {@return the accuracies by category, both modes side by side, with the total last} */
  public static Table categories(Summary summary) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("category", Side.LEFT));
    columns.add(new Column("count", Side.RIGHT));
    columns.add(new Column("unscored", Side.RIGHT));
    for (String mode : summary.modes().keySet()) {
      columns.add(new Column(mode, Side.RIGHT));
      columns.add(new Column("95%", Side.LEFT));
    }
    List<List<Cell>> rows = new ArrayList<>();
    summary.modes().values().stream()
        .flatMap(mode -> mode.categories().keySet().stream())
        .distinct()
        .forEach(category ->
            rows.add(row(category, Tone.PLAIN, tallies(summary, mode -> mode.tally(category)))));
    rows.add(row("total", Tone.STRONG, tallies(summary, ModeSummary::total)));
    return new Table("", columns, rows);
  }

  private static List<Tally> tallies(Summary summary, Function<ModeSummary, Tally> pick) {
    return summary.modes().values().stream().map(pick).toList();
  }

  private static List<Cell> row(String name, Tone tone, List<Tally> tallies) {
    int count = tallies.stream().mapToInt(Tally::count).max().orElse(0);
    int unscored = tallies.stream().mapToInt(Tally::unscored).max().orElse(0);
    List<Cell> row = new ArrayList<>();
    row.add(new Cell(name, tone));
    row.add(new Cell(String.valueOf(count), tone));
    row.add(new Cell(unscored == 0 ? "" : String.valueOf(unscored), Tone.BAD));
    for (Tally tally : tallies) {
      Interval interval = tally.interval();
      row.add(new Cell(percent(tally.accuracy()), tone));
      row.add(new Cell(interval == null ? "" : range(interval.low(), interval.high()), Tone.FAINT));
    }
    return row;
  }

  /** {@return the group scores of every leaderboard; no rows where the benchmark has none} */
  public static Table groups(Summary summary) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("group", Side.LEFT));
    summary.modes().keySet().forEach(mode -> columns.add(new Column(mode, Side.RIGHT)));
    columns.add(new Column("categories", Side.LEFT));
    List<List<Cell>> rows = new ArrayList<>();
    List<ModeSummary> modes = List.copyOf(summary.modes().values());
    if (!modes.isEmpty()) {
      modes
          .getFirst()
          .groups()
          .forEach((board, groups) -> {
            for (int i = 0; i < groups.size(); i++) {
              rows.add(group(board, i, modes));
            }
          });
    }
    return new Table("", columns, rows);
  }

  private static List<Cell> group(String board, int index, List<ModeSummary> modes) {
    List<GroupScore> scores =
        modes.stream()
            .map(mode -> mode.groups().getOrDefault(board, List.of()).get(index))
            .toList();
    GroupScore first = scores.getFirst();
    Tone tone = first.partial() ? Tone.FAINT : Tone.PLAIN;
    List<Cell> row = new ArrayList<>();
    row.add(new Cell(board + " " + first.name(), tone));
    scores.forEach(score -> row.add(new Cell(percent(OptionalDouble.of(score.score())), tone)));
    String missing = first.partial() ? "partial: " + missing(first.missing()) : "";
    row.add(new Cell(missing, Tone.FAINT));
    return row;
  }

  // Memory and web search are never run here, so they are named whenever they are missing.
  private static String missing(List<String> categories) {
    List<String> never =
        Stream.of("memory", "web_search")
            .filter(part -> categories.stream().anyMatch(name -> name.startsWith(part + "_")))
            .map(part -> part.replace('_', ' ') + " not run")
            .toList();
    long others =
        categories.stream()
            .filter(name -> !name.startsWith("memory_") && !name.startsWith("web_search_"))
            .count();
    List<String> words = new ArrayList<>(never);
    if (others > 0) {
      words.add(others + " missing");
    }
    return String.join(", ", words);
  }

  /** {@return precision, recall and F1 of names and arguments; no rows where there are none} */
  public static Table overlap(Summary summary) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("calls", Side.LEFT));
    for (String name :
        List.of("name P", "name R", "name F1", "argument P", "argument R", "argument F1")) {
      columns.add(new Column(name, Side.RIGHT));
    }
    List<List<Cell>> rows = new ArrayList<>();
    summary
        .overlap()
        .forEach((category, overlap) -> {
          List<Cell> row = new ArrayList<>();
          row.add(new Cell(category, Tone.PLAIN));
          for (Measures measures : List.of(overlap.names(), overlap.argumentsAsPublished())) {
            for (double share : List.of(measures.precision(), measures.recall(), measures.f1())) {
              row.add(new Cell(percent(OptionalDouble.of(share)), Tone.PLAIN));
            }
          }
          rows.add(row);
        });
    return new Table("", columns, rows);
  }

  /** {@return the mean grades by category; no rows where nothing is graded} */
  public static Table grades(Summary summary) {
    List<Column> columns =
        List.of(
            new Column("responses", Side.LEFT),
            new Column("count", Side.RIGHT),
            new Column("unscored", Side.RIGHT),
            new Column("measure", Side.LEFT),
            new Column("mean", Side.RIGHT));
    List<List<Cell>> rows = new ArrayList<>();
    summary
        .grades()
        .forEach((category, grades) ->
            rows.add(
                List.of(
                    new Cell(category, Tone.PLAIN),
                    new Cell(String.valueOf(grades.graded() + grades.unscored()), Tone.PLAIN),
                    new Cell(
                        grades.unscored() == 0 ? "" : String.valueOf(grades.unscored()), Tone.BAD),
                    new Cell(grades.measure(), Tone.PLAIN),
                    new Cell(grade(grades.mean()), Tone.PLAIN))));
    return new Table("", columns, rows);
  }

  private static String grade(OptionalDouble mean) {
    return mean.isEmpty() ? "-" : format("%.4f", mean.getAsDouble());
  }

  /** {@return the figures of one scoring mode by category, with the total last} */
  public static Table comparison(Comparison comparison, String mode) {
    ModeComparison figures = comparison.modes().get(mode);
    if (figures == null) {
      throw new IllegalArgumentException(
          "mode is " + mode + ", got " + comparison.modes().keySet());
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Map.Entry<String, Figures> category : figures.categories().entrySet()) {
      rows.add(row(category.getKey(), Tone.PLAIN, category.getValue()));
    }
    rows.add(row("total", Tone.STRONG, figures.total()));
    List<Column> columns =
        List.of(
            new Column("category", Side.LEFT),
            new Column("paired", Side.RIGHT),
            new Column("first", Side.RIGHT),
            new Column("second", Side.RIGHT),
            new Column("difference", Side.RIGHT),
            new Column("95%", Side.LEFT),
            new Column("gained", Side.RIGHT),
            new Column("lost", Side.RIGHT),
            new Column("McNemar p", Side.RIGHT));
    return new Table(mode, columns, rows);
  }

  /** {@return the mean grades of both runs by category; no rows where nothing is graded} */
  public static Table grades(Comparison comparison) {
    List<List<Cell>> rows = new ArrayList<>();
    comparison
        .grades()
        .forEach((category, pairs) ->
            rows.add(
                List.of(
                    new Cell(category, Tone.PLAIN),
                    new Cell(String.valueOf(pairs.paired()), Tone.PLAIN),
                    new Cell(format("%.4f", pairs.first()), Tone.PLAIN),
                    new Cell(format("%.4f", pairs.second()), Tone.PLAIN),
                    new Cell(format("%+.4f", pairs.difference()), Tone.PLAIN))));
    return new Table(
        "mean grades",
        List.of(
            new Column("responses", Side.LEFT),
            new Column("paired", Side.RIGHT),
            new Column("first", Side.RIGHT),
            new Column("second", Side.RIGHT),
            new Column("difference", Side.RIGHT)),
        rows);
  }

  private static List<Cell> row(String name, Tone tone, Figures figures) {
    double difference = figures.pairs().difference();
    boolean clear = figures.p() < SIGNIFICANT;
    Tone verdict = !clear ? tone : difference > 0 ? Tone.GOOD : Tone.BAD;
    return List.of(
        new Cell(name, tone),
        new Cell(String.valueOf(figures.pairs().total()), tone),
        new Cell(percent(OptionalDouble.of(figures.firstAccuracy())), tone),
        new Cell(percent(OptionalDouble.of(figures.secondAccuracy())), tone),
        new Cell(points(difference), verdict),
        new Cell(
            points(figures.interval().low()) + " to " + points(figures.interval().high()),
            Tone.FAINT),
        new Cell(String.valueOf(figures.pairs().onlySecond()), tone),
        new Cell(String.valueOf(figures.pairs().onlyFirst()), tone),
        new Cell(p(figures.p()), verdict));
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "-" : format("%.2f%%", share.getAsDouble() * 100);
  }

  private static String range(double low, double high) {
    return format("%.1f", low * 100) + "-" + format("%.1f", high * 100);
  }

  private static String points(double difference) {
    return format("%+.2f", difference * 100);
  }

  private static String p(double p) {
    return p < 0.0001 ? "<0.0001" : format("%.4f", p);
  }

  private static String format(String pattern, double number) {
    return String.format(Locale.ROOT, pattern, number);
  }
}
