package org.javoke.lab.table;

import java.util.List;

/**
 * A table.
 *
 * @param title may be empty
 * @param rows each with a cell for every column
 */
public record Table(String title, List<Column> columns, List<List<Cell>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row has %d cells, expected %d, one a column".formatted(row.size(), columns.size()));
      }
    }
  }

  /** Where the text of a column's cells stands. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** A column and its heading. */
  public record Column(String heading, Side side) {}

  /** How a cell is to be taken at a glance. */
  public enum Tone {
    PLAIN,
    STRONG,
    GOOD,
    BAD,
    FAINT
  }

  /** A text and its tone. */
  public record Cell(String text, Tone tone) {

    public static Cell of(String text) {
      return new Cell(text, Tone.PLAIN);
    }
  }
}
