package org.javoke.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.javoke.data.split.Difficulty;
import org.javoke.lab.data.ReadingProgress;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.table.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke data difficulty}: easy, medium and hard. */
@Command(
    name = "difficulty",
    description = "Divide a dataset into easy.jsonl, medium.jsonl and hard.jsonl of equal size.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The criteria are iTool's: the number of tools, the length of the toolset as text, and the",
      "number of calls. mean-rank orders by the mean of a sample's ranks in the three; criteria",
      "separated by commas order by the first, and where it is equal by the next."
    })
final class DataDifficultyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DatasetOptions options;

  @Option(
      names = "--order",
      paramLabel = "RULE",
      defaultValue = "mean-rank",
      description = "mean-rank, or criteria such as calls,tools,length. Default: ${DEFAULT-VALUE}.")
  private String order = "mean-rank";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Difficulty.Order rule = Usage.understood(spec, () -> Difficulty.Order.named(order));
    try (ReadingProgress progress = options.progress("dividing")) {
      Difficulty.Outcome outcome =
          new Difficulty(options.dataset()).run(rule, out, bytes -> progress.read(bytes, 0));
      spec.commandLine()
          .getOut()
          .println(new TextTable(Terminal.hasColour(), Terminal.width()).draw(table(outcome)));
    }
    spec.commandLine().getOut().printf("%-8s %s%n", "written", out.toAbsolutePath().normalize());
    return ExitCode.OK;
  }

  private static Table table(Difficulty.Outcome outcome) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("part", Side.LEFT));
    columns.add(new Column("samples", Side.RIGHT));
    for (Difficulty.Criterion criterion : Difficulty.Criterion.values()) {
      columns.add(new Column(criterion.name().toLowerCase(Locale.ROOT), Side.RIGHT));
    }
    List<List<Cell>> rows = new ArrayList<>();
    outcome
        .spans()
        .forEach((level, spans) -> {
          List<Cell> row = new ArrayList<>();
          row.add(Cell.of(level.label()));
          row.add(Cell.of(String.format(Locale.ROOT, "%,d", outcome.sizes().get(level))));
          spans
              .values()
              .forEach(span ->
                  row.add(
                      Cell.of(
                          String.format(
                              Locale.ROOT,
                              "%,d to %,d (%,.1f)",
                              span.least(),
                              span.most(),
                              span.mean()))));
          rows.add(row);
        });
    return new Table("", columns, rows);
  }
}
