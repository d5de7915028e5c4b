package org.javoke.lab.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.javoke.data.split.Contamination.Found;
import org.javoke.data.split.Contamination.Outcome;
import org.javoke.lab.report.Markup;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.value.Value;

/** What of a test set stands in a training set, as a table, as JSON and as a page. */
public final class ContaminationReport {

  private static final int SHOWN = 200;

  private final Outcome outcome;

  public ContaminationReport(Outcome outcome) {
    this.outcome = outcome;
  }

  public Table table() {
    return new Table(
        "",
        List.of(
            new Column("of the test set", Side.LEFT),
            new Column("count", Side.RIGHT),
            new Column("of", Side.RIGHT),
            new Column("share", Side.RIGHT)),
        List.of(
            row("questions asked in training, word for word", outcome.same().size(), samples()),
            row(
                "others with half their runs of %d words there".formatted(outcome.run()),
                outcome.inParts().size(),
                samples()),
            row("tools of the same schema", outcome.sameTools().size(), outcome.toolsOfTest()),
            row(
                "tools of the same name, with another schema",
                outcome.otherSchemas().size(),
                outcome.toolsOfTest())));
  }

  private long samples() {
    return outcome.tested();
  }

  private static List<Cell> row(String what, long count, long all) {
    return List.of(
        Cell.of(what),
        Cell.of(String.format(Locale.ROOT, "%,d", count)),
        Cell.of(String.format(Locale.ROOT, "%,d", all)),
        Cell.of(String.format(Locale.ROOT, "%.1f%%", all == 0 ? 0 : 100.0 * count / all)));
  }

  public Value.Fields json() {
    return new JsonObject()
        .put("train_samples", outcome.trained())
        .put("test_samples", outcome.tested())
        .put("words_of_a_run", outcome.run())
        .put("same_questions", JsonObject.array(outcome.same(), ContaminationReport::json))
        .put("questions_in_parts", JsonObject.array(outcome.inParts(), ContaminationReport::json))
        .put("same_tools", JsonObject.texts(outcome.sameTools().stream().sorted().toList()))
        .put("other_schemas", JsonObject.texts(outcome.otherSchemas().stream().sorted().toList()))
        .done();
  }

  private static Value json(Found found) {
    return new JsonObject()
        .put("test", found.test().toString())
        .put("train", found.where())
        .put("share", OptionalDouble.of(found.share()))
        .put("question", found.question())
        .done();
  }

  public String html() {
    Markup page = new Markup();
    page.heading("h1", "What of the test set stands in training");
    page.figures(
        Map.entry("training samples", String.format(Locale.ROOT, "%,d", outcome.trained())),
        Map.entry("test samples", String.format(Locale.ROOT, "%,d", outcome.tested())));
    page.table(table());
    questions(page, "same", "Asked in training, word for word", outcome.same());
    questions(page, "parts", "There in parts", outcome.inParts());
    page.open("section", "tools");
    page.heading("h2", "Tools of the same schema");
    page.paragraph(String.join(", ", outcome.sameTools().stream().sorted().toList()));
    page.heading("h2", "Tools of the same name, with another schema");
    page.paragraph(String.join(", ", outcome.otherSchemas().stream().sorted().toList()));
    page.close("section");
    return page.page("Javoke data contamination");
  }

  private static void questions(Markup page, String id, String heading, List<Found> found) {
    page.open("section", id);
    page.heading("h2", heading);
    found.stream()
        .limit(SHOWN)
        .forEach(one ->
            page.details(
                "%s %s (%.0f%%)"
                    .formatted(
                        one.test(),
                        one.where().isEmpty() ? "" : "as " + one.where(),
                        100 * one.share()),
                one.question()));
    if (found.size() > SHOWN) {
      page.paragraph("and %,d more, which the JSON has".formatted(found.size() - SHOWN));
    }
    page.close("section");
  }
}
