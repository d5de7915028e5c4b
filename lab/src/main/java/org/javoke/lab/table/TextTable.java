package org.javoke.lab.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.table.Table.Tone;
import org.jline.utils.WCWidth;

/**
 * Draws a table with spaces and one rule below the headings. It counts the columns that a terminal
 * gives a character, and shows control characters, which could do anything to a terminal, as {@code
 * ?}.
 */
public final class TextTable {

  private static final String GAP = "  ";
  private static final String CUT = "…";
  private static final int NARROWEST = 4;

  private final boolean colour;
  private final int width;

  /**
   * @param colour whether tones are shown in colour
   * @param width the columns of the terminal; longer texts are cut so that rows fit in
   */
  public TextTable(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** {@return the table, each line ended} */
  public String draw(Table table) {
    List<List<Cell>> lines = new ArrayList<>();
    lines.add(
        table.columns().stream().map(column -> new Cell(column.heading(), Tone.STRONG)).toList());
    lines.addAll(table.rows());
    int[] widths = widths(table, lines);
    StringBuilder out = new StringBuilder();
    if (!table.title().isEmpty()) {
      out.append(toned(safe(table.title()), Tone.STRONG)).append('\n');
    }
    for (int i = 0; i < lines.size(); i++) {
      out.append(line(table.columns(), lines.get(i), widths)).append('\n');
      if (i == 0) {
        out.append(rule(widths)).append('\n');
      }
    }
    return out.toString();
  }

  private int[] widths(Table table, List<List<Cell>> lines) {
    int[] widths = new int[table.columns().size()];
    for (List<Cell> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], columns(safe(line.get(i).text())));
      }
    }
    int left = width - GAP.length() * (widths.length - 1);
    for (int over = sum(widths) - left; over > 0; over--) {
      int widest = widest(widths);
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int sum(int[] widths) {
    int sum = 0;
    for (int each : widths) {
      sum += each;
    }
    return sum;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      widest = widths[i] > widths[widest] ? i : widest;
    }
    return widest;
  }

  private String line(List<Column> columns, List<Cell> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String text = cut(safe(cells.get(i).text()), widths[i]);
      String padding = " ".repeat(widths[i] - columns(text));
      String shown = toned(text, cells.get(i).tone());
      line.append(i == 0 ? "" : GAP)
          .append(columns.get(i).side() == Side.RIGHT ? padding + shown : shown + padding);
    }
    return line.toString().stripTrailing();
  }

  private String rule(int[] widths) {
    return toned(
        Arrays.stream(widths).mapToObj("─"::repeat).collect(Collectors.joining(GAP)), Tone.FAINT);
  }

  private String toned(String text, Tone tone) {
    String code =
        switch (tone) {
          case PLAIN -> "";
          case STRONG -> "1";
          case GOOD -> "32";
          case BAD -> "31";
          case FAINT -> "2";
        };
    return colour && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  private static String safe(String text) {
    return text.codePoints()
        .map(point ->
            WCWidth.wcwidth(point) < 0 || Character.getType(point) == Character.FORMAT
                ? '?'
                : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int columns(String text) {
    return text.codePoints().map(WCWidth::wcwidth).sum();
  }

  private static String cut(String text, int width) {
    if (columns(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 1; // the mark
    for (int point : text.codePoints().toArray()) {
      used += WCWidth.wcwidth(point);
      if (used > width) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept.append(CUT).toString();
  }
}
