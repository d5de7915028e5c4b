package org.javoke.lab.findings;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Side;

/** A table in LaTeX that needs no package. */
final class LatexTable {

  private LatexTable() {}

  /**
   * {@return a table environment}
   *
   * @param label for references
   */
  static String of(Table table, String caption, String label) {
    String sides =
        table.columns().stream()
            .map(column -> column.side() == Side.RIGHT ? "r" : "l")
            .collect(Collectors.joining());
    StringBuilder text = new StringBuilder();
    text.append("\\begin{table}\n\\centering\n");
    text.append("\\begin{tabular}{").append(sides).append("}\n\\hline\n");
    text.append(row(table.columns().stream().map(Table.Column::heading).toList()));
    text.append("\\hline\n");
    table.rows().forEach(row -> text.append(row(row.stream().map(Cell::text).toList())));
    text.append("\\hline\n\\end{tabular}\n");
    text.append("\\caption{").append(escaped(caption)).append("}\n");
    text.append("\\label{tab:").append(label.replaceAll("[^A-Za-z0-9-]", "-")).append("}\n");
    return text.append("\\end{table}\n").toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(LatexTable::escaped)
        .collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  /** {@return the text without what would be a command} */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.replaceAll("\\s+", " ")
        .codePoints()
        .forEach(point -> {
          switch (point) {
            case '\\' -> escaped.append("\\textbackslash{}");
            case '~' -> escaped.append("\\textasciitilde{}");
            case '^' -> escaped.append("\\textasciicircum{}");
            case '<' -> escaped.append("$<$");
            case '>' -> escaped.append("$>$");
            case '–' -> escaped.append("--");
            case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(point);
            default -> escaped.appendCodePoint(point);
          }
        });
    return escaped.toString();
  }
}
