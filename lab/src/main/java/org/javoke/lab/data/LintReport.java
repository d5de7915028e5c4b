package org.javoke.lab.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.data.lint.LintSummary;
import org.javoke.data.lint.LintSummary.Counted;
import org.javoke.data.lint.LintSummary.Shown;
import org.javoke.data.lint.Rule;
import org.javoke.data.lint.Severity;
import org.javoke.lab.report.Markup;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.table.Table.Tone;
import org.javoke.value.Value;

/** What the linter found, as a table, as JSON and as a page. */
public final class LintReport {

  private final List<String> files;
  private final LintSummary summary;

  /**
   * @param files the names of the files that were looked at, with their formats
   */
  public LintReport(List<String> files, LintSummary summary) {
    this.files = List.copyOf(files);
    this.summary = summary;
  }

  /** {@return the counts, errors first} */
  public Table table() {
    List<Column> columns =
        List.of(
            new Column("rule", Side.LEFT),
            new Column("", Side.LEFT),
            new Column("samples", Side.RIGHT),
            new Column("share", Side.RIGHT),
            new Column("findings", Side.RIGHT),
            new Column("clean mends it", Side.LEFT));
    List<List<Cell>> rows = new ArrayList<>();
    sorted().forEach((rule, counted) -> rows.add(row(rule, counted)));
    return new Table("", columns, rows);
  }

  private List<Cell> row(Rule rule, Counted counted) {
    boolean error = rule.severity() == Severity.ERROR;
    return List.of(
        Cell.of(rule.id()),
        new Cell(word(rule), error ? Tone.BAD : Tone.FAINT),
        Cell.of(String.format(Locale.ROOT, "%,d", counted.samples())),
        Cell.of(share(counted.samples())),
        Cell.of(String.format(Locale.ROOT, "%,d", counted.findings())),
        new Cell(rule.isFixed() ? "yes" : "", Tone.GOOD));
  }

  private Map<Rule, Counted> sorted() {
    Map<Rule, Counted> sorted = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      summary.rules().entrySet().stream()
          .filter(entry -> entry.getKey().severity() == severity)
          .sorted((a, b) -> Long.compare(b.getValue().samples(), a.getValue().samples()))
          .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    }
    return sorted;
  }

  private String share(long samples) {
    double share = summary.records() == 0 ? 0 : 100.0 * samples / summary.records();
    return String.format(Locale.ROOT, share < 0.1 ? "%.2f%%" : "%.1f%%", share);
  }

  private static String word(Rule rule) {
    return rule.severity().name().toLowerCase(Locale.ROOT);
  }

  /** {@return the counts and the examples} */
  public Value.Fields json() {
    JsonObject json = new JsonObject();
    json.put("files", JsonObject.texts(files));
    json.put("samples", summary.records());
    json.put("clean", summary.clean());
    json.put("with_errors", summary.withErrors());
    Map<String, Value> rules = new LinkedHashMap<>();
    sorted().forEach((rule, counted) -> rules.put(rule.id(), json(rule, counted)));
    return json.put("rules", new Value.Fields(rules)).done();
  }

  private static Value json(Rule rule, Counted counted) {
    return new JsonObject()
        .put("severity", word(rule))
        .put("samples", counted.samples())
        .put("findings", counted.findings())
        .put("explanation", rule.explanation())
        .put("fix", rule.fix())
        .put("examples", JsonObject.array(counted.shown(), LintReport::json))
        .done();
  }

  private static Value json(Shown shown) {
    return new JsonObject()
        .put("sample", shown.place())
        .put("place", shown.finding().place())
        .put("message", shown.finding().message())
        .done();
  }

  /** {@return the page} */
  public String html() {
    Markup page = new Markup();
    page.heading("h1", "What is in this data");
    page.paragraph(String.join(", ", files));
    page.figures(
        Map.entry("samples", String.format(Locale.ROOT, "%,d", summary.records())),
        Map.entry("with errors", String.format(Locale.ROOT, "%,d", summary.withErrors())),
        Map.entry("without a finding", String.format(Locale.ROOT, "%,d", summary.clean())));
    page.table(table());
    sorted().forEach((rule, counted) -> section(page, rule, counted));
    return page.page("Javoke data lint");
  }

  private static void section(Markup page, Rule rule, Counted counted) {
    page.open("section", rule.id());
    page.heading("h2", rule.id());
    page.paragraph(rule.explanation());
    if (rule.isFixed()) {
      page.paragraph("Cleaning mends it: " + rule.fix() + ".");
    }
    for (Shown shown : counted.shown()) {
      String place = shown.finding().place().isEmpty() ? "" : ", " + shown.finding().place();
      page.details(shown.place() + place + ": " + shown.finding().message(), shown.sample());
    }
    page.close("section");
  }
}
