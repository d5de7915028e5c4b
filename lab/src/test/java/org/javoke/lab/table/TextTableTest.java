package org.javoke.lab.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.table.Table.Tone;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private static final List<Column> COLUMNS =
      List.of(new Column("name", Side.LEFT), new Column("n", Side.RIGHT));

  @Test
  void alignsColumns() {
    assertThat(draw(false, 80, List.of(row("simple", "7"), row("a", "12345")), COLUMNS))
        .isEqualTo(
            """
            scores
            name        n
            ──────  ─────
            simple      7
            a       12345
            """);
  }

  @Test
  void countsWideCharactersAsTwoColumns() {
    assertThat(draw(false, 80, List.of(row("天気", "1"), row("abc", "2")), COLUMNS))
        .contains("天気  1\n")
        .contains("abc   2\n");
  }

  @Test
  void cutsTheWidestColumnToTheTerminal() {
    assertThat(draw(false, 16, row("a".repeat(50), "123")))
        .contains("\n" + "a".repeat(10) + "…  123\n");
    assertThat(draw(false, 16, row("天".repeat(50), "123"))).contains("\n天天天天天…  123\n");
    assertThat(draw(false, 1, row("a".repeat(50), "123"))).contains("aaa…  123");
  }

  @Test
  void letsNoControlCharacterThrough() {
    assertThat(draw(true, 80, row("a\u001b[31m\r\n\u202e\u0007b", "1")))
        .contains("a?[31m????b  1\n");
  }

  @Test
  void coloursOnlyWhereAsked() {
    List<Cell> row = List.of(new Cell("up", Tone.GOOD), new Cell("down", Tone.BAD));

    assertThat(draw(true, 80, row)).contains("\u001b[32mup\u001b[0m").contains("\u001b[31mdown");
    assertThat(draw(false, 80, row)).doesNotContain("\u001b");
  }

  @Test
  void refusesRowsOfAnotherLength() {
    assertThatThrownBy(() -> new Table("", COLUMNS, List.of(List.of(Cell.of("a")))))
        .hasMessageContaining("a row has 1 cells, expected 2");
  }

  private static List<Cell> row(String name, String n) {
    return List.of(Cell.of(name), Cell.of(n));
  }

  private static String draw(boolean colour, int width, List<Cell> row) {
    return draw(colour, width, List.of(row), COLUMNS);
  }

  private static String draw(
      boolean colour, int width, List<List<Cell>> rows, List<Column> columns) {
    return new TextTable(colour, width).draw(new Table("scores", columns, rows));
  }
}
