package org.javoke.lab.findings;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Side;

/** A table in Markdown. */
final class MarkdownTable {

  private MarkdownTable() {}

  static String of(Table table) {
    StringBuilder text = new StringBuilder();
    text.append(row(table.columns().stream().map(Table.Column::heading).toList()));
    text.append(
        row(
            table.columns().stream()
                .map(column -> column.side() == Side.RIGHT ? "---:" : "---")
                .toList()));
    table
        .rows()
        .forEach(row ->
            text.append(row(row.stream().map(Cell::text).map(MarkdownTable::escaped).toList())));
    return text.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** {@return the text without what would be markup} */
  static String escaped(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1");
  }
}
