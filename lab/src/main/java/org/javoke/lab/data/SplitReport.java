package org.javoke.lab.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.javoke.data.split.Leaks;
import org.javoke.data.split.Split;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.table.Table.Tone;
import org.javoke.value.Value;

/** How a dataset was divided, and what leaks. */
public final class SplitReport {

  private final Split.Outcome outcome;

  public SplitReport(Split.Outcome outcome) {
    this.outcome = outcome;
  }

  public Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    Set<String> categories = new TreeSet<>(outcome.train().keySet());
    categories.addAll(outcome.test().keySet());
    for (String category : categories) {
      rows.add(
          row(
              category,
              Tone.PLAIN,
              outcome.train().getOrDefault(category, 0L),
              outcome.test().getOrDefault(category, 0L)));
    }
    rows.add(row("total", Tone.STRONG, outcome.trainSize(), outcome.testSize()));
    return new Table(
        "",
        List.of(
            new Column("category", Side.LEFT),
            new Column("train", Side.RIGHT),
            new Column("test", Side.RIGHT),
            new Column("test share", Side.RIGHT)),
        rows);
  }

  private static List<Cell> row(String name, Tone tone, long train, long test) {
    return List.of(
        new Cell(name, tone),
        new Cell(String.format(Locale.ROOT, "%,d", train), tone),
        new Cell(String.format(Locale.ROOT, "%,d", test), tone),
        new Cell(String.format(Locale.ROOT, "%.1f%%", 100.0 * test / (train + test)), tone));
  }

  /** {@return what leaks, a sentence each} */
  public List<String> leaks() {
    Leaks leaks = outcome.leaks();
    return List.of(
        "%,d test samples ask what training asks, in the same words.".formatted(leaks.questions()),
        "%,d test samples call a tool that training calls (%,d tools)."
            .formatted(leaks.calling(), leaks.sharedTools().size()),
        "%,d test samples call a tool that training offers or calls.".formatted(leaks.offering()));
  }

  /**
   * {@return the counts and the leaks}
   *
   * @param rule the rule and the seed, as the user gave them
   */
  public Value.Fields json(String rule, long seed) {
    return new JsonObject()
        .put("rule", rule)
        .put("seed", seed)
        .put("train", JsonObject.map(outcome.train(), Value::of))
        .put("test", JsonObject.map(outcome.test(), Value::of))
        .put("rejected", outcome.rejected())
        .put("same_questions", outcome.leaks().questions())
        .put("calling_tools_that_training_calls", outcome.leaks().calling())
        .put("calling_tools_that_training_offers", outcome.leaks().offering())
        .put("shared_tools", JsonObject.texts(List.copyOf(outcome.leaks().sharedTools())))
        .done();
  }
}
