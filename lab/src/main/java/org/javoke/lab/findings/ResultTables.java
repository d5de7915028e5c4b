package org.javoke.lab.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.javoke.lab.local.SearchFigures;
import org.javoke.lab.study.Study.Figure;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;

/** The tables of a study's results, for every form that they are written in. */
public final class ResultTables {

  private static final String NOTHING = "–";

  private final Findings findings;
  private final String scoring;

  public ResultTables(Findings findings) {
    this.findings = findings;
    this.scoring = findings.study().scoring();
  }

  /** {@return a row for each arm and test} */
  public Table arms() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                left("arm"),
                left("test"),
                right("accuracy"),
                right("95%"),
                right("seeds"),
                right("questions"),
                right("unscored")));
    boolean theirs = !findings.study().published().figures().isEmpty();
    if (theirs) {
      columns.add(right("published"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (ArmFinding arm : findings.arms()) {
      arm.tests()
          .forEach((test, found) -> {
            Estimate total = found.scored(scoring).total();
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(arm.title()));
            row.add(Cell.of(test));
            row.add(Cell.of(total.seeds() == 0 ? NOTHING : Shares.percent(total.accuracy())));
            row.add(Cell.of(total.seeds() == 0 ? NOTHING : Shares.range(total.interval())));
            row.add(Cell.of(String.valueOf(total.seeds())));
            row.add(Cell.of(String.format(Locale.ROOT, "%,d", total.questions())));
            row.add(Cell.of(String.valueOf(found.unscored())));
            if (theirs) {
              row.add(Cell.of(published(arm.name(), test)));
            }
            rows.add(row);
          });
    }
    return new Table("", columns, rows);
  }

  private String published(String arm, String test) {
    return findings
        .study()
        .published()
        .of(arm, test)
        .map(Figure::accuracy)
        .map(accuracy -> String.format(Locale.ROOT, "%.1f%%", accuracy))
        .orElse("");
  }

  /** {@return a row for each arm and test, a column for each category} */
  public Table categories() {
    List<String> categories = findings.categories();
    List<Column> columns = new ArrayList<>(List.of(left("arm"), left("test")));
    categories.forEach(category -> columns.add(right(category.replace('_', ' '))));
    List<List<Cell>> rows = new ArrayList<>();
    for (ArmFinding arm : findings.arms()) {
      arm.tests()
          .forEach((test, found) -> {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(arm.title()), Cell.of(test)));
            for (String category : categories) {
              Estimate one = found.scored(scoring).categories().get(category);
              row.add(
                  Cell.of(
                      one == null || one.seeds() == 0
                          ? NOTHING
                          : "%s (%s)"
                              .formatted(
                                  Shares.percent(one.accuracy()), Shares.range(one.interval()))));
            }
            rows.add(row);
          });
    }
    return new Table("", columns, rows);
  }

  /** {@return a row for each comparison} */
  public Table comparisons() {
    List<List<Cell>> rows = new ArrayList<>();
    for (ComparisonFinding found : findings.comparisons()) {
      Difference total = found.total();
      rows.add(
          List.of(
              Cell.of(InWords.sides(found)),
              Cell.of(Shares.points(total.mean())),
              Cell.of(Shares.pointsRange(total.interval())),
              Cell.of(Shares.p(total.overQuestions())),
              Cell.of(total.seeds() < 2 ? NOTHING : Shares.p(total.overSeeds())),
              Cell.of(Shares.p(found.adjusted())),
              Cell.of(InWords.verdict(found))));
    }
    return new Table(
        "",
        List.of(
            left("comparison"),
            right("points"),
            right("95%"),
            right("p, questions"),
            right("p, seeds"),
            right("p, Holm"),
            left("what can be said")),
        rows);
  }

  /** {@return a row for each arm that searches} */
  public Table searches() {
    List<List<Cell>> rows = new ArrayList<>();
    for (SearchFinding found : findings.searches()) {
      SearchFigures sum = found.sum();
      rows.add(
          List.of(
              Cell.of(found.title()),
              number(found.searches()),
              number(sum.trees()),
              number(sum.solved()),
              number(sum.pairs()),
              number(sum.drawnTokens()),
              number(sum.promptTokens())));
    }
    return new Table(
        "",
        List.of(
            left("search of"),
            right("searches"),
            right("trees"),
            right("with a right answer"),
            right("pairs"),
            right("tokens drawn"),
            right("tokens of prompts")),
        rows);
  }

  private static Cell number(long number) {
    return Cell.of(String.format(Locale.ROOT, "%,d", number));
  }

  private static Column left(String heading) {
    return new Column(heading, Side.LEFT);
  }

  private static Column right(String heading) {
    return new Column(heading, Side.RIGHT);
  }
}
