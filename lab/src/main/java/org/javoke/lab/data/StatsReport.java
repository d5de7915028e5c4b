package org.javoke.lab.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.javoke.data.stats.DataStats;
import org.javoke.data.stats.Distribution;
import org.javoke.lab.report.Markup;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.value.Value;

/** What a dataset is made of, as tables, as JSON and as a page with plots. */
public final class StatsReport {

  private static final int BARS = 40;
  private static final int TOP = 25;

  private final String name;
  private final DataStats stats;

  /**
   * @param name of the dataset, as the page's title has it
   */
  public StatsReport(String name, DataStats stats) {
    this.name = name;
    this.stats = stats;
  }

  /** {@return counts by pattern and category, and the distributions} */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(counts("pattern", stats.patterns()));
    tables.add(counts("category", top(stats.categories())));
    tables.add(distributions());
    return tables;
  }

  private Table counts(String what, Map<String, Long> counts) {
    List<List<Cell>> rows = new ArrayList<>();
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    counts.forEach((key, count) ->
        rows.add(
            List.of(
                Cell.of(key),
                Cell.of(String.format(Locale.ROOT, "%,d", count)),
                Cell.of(String.format(Locale.ROOT, "%.1f%%", 100.0 * count / all)))));
    return new Table(
        "",
        List.of(
            new Column(what, Side.LEFT),
            new Column("count", Side.RIGHT),
            new Column("share", Side.RIGHT)),
        rows);
  }

  private Table distributions() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("of a sample", Side.LEFT));
    for (String heading : List.of("least", "median", "mean", "95%", "most")) {
      columns.add(new Column(heading, Side.RIGHT));
    }
    List<List<Cell>> rows = new ArrayList<>();
    stats
        .distributions()
        .forEach((what, values) ->
            rows.add(
                List.of(
                    Cell.of(what),
                    Cell.of(number(values.least())),
                    Cell.of(number(values.quantile(0.5))),
                    Cell.of(String.format(Locale.ROOT, "%,.1f", values.mean())),
                    Cell.of(number(values.quantile(0.95))),
                    Cell.of(number(values.most())))));
    return new Table("", columns, rows);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static Map<String, Long> top(Map<String, Long> counts) {
    Map<String, Long> top = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TOP)
        .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
    return top;
  }

  public Value.Fields json() {
    return new JsonObject()
        .put("samples", stats.samples())
        .put("rejected", stats.rejected())
        .put("patterns", JsonObject.map(stats.patterns(), Value::of))
        .put("categories", JsonObject.map(stats.categories(), Value::of))
        .put("roles", JsonObject.map(stats.roles(), Value::of))
        .put("argument_types", JsonObject.map(stats.argumentTypes(), Value::of))
        .put("tools_offered", stats.offered().size())
        .put("tools_called", JsonObject.map(stats.called(), Value::of))
        .put("distributions", JsonObject.map(stats.distributions(), StatsReport::json))
        .done();
  }

  private static Value json(Distribution values) {
    return new JsonObject()
        .put("least", values.least())
        .put("median", values.quantile(0.5))
        .put("mean", OptionalDouble.of(values.mean()))
        .put("p95", values.quantile(0.95))
        .put("most", values.most())
        .done();
  }

  /** {@return the page} */
  public String html() {
    Markup page = new Markup();
    page.heading("h1", name);
    page.figures(
        Map.entry("samples", number(stats.samples())),
        Map.entry("tools offered", number(stats.offered().size())),
        Map.entry("tools called", number(stats.called().size())),
        Map.entry("records that are no samples", number(stats.rejected())));
    page.open("section", "distributions");
    page.heading("h2", "Distributions");
    page.table(distributions());
    stats
        .distributions()
        .forEach((what, values) -> {
          List<Distribution.Bin> bins = values.bins(BARS);
          if (!bins.isEmpty()) {
            page.histogram(
                what,
                bins.stream().map(StatsReport::label).toList(),
                bins.stream().mapToLong(Distribution.Bin::count).toArray());
          }
        });
    page.close("section");
    page.open("section", "counts");
    page.heading("h2", "Counts");
    page.table(counts("pattern", stats.patterns()));
    page.table(counts("category", top(stats.categories())));
    page.table(counts("type of an argument", stats.argumentTypes()));
    page.table(counts("tool, by its calls", top(stats.called())));
    page.close("section");
    return page.page(name);
  }

  private static String label(Distribution.Bin bin) {
    return bin.from() == bin.to()
        ? number(bin.from())
        : number(bin.from()) + "–" + number(bin.to());
  }
}
