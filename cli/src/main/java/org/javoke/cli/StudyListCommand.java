package org.javoke.cli;

import java.util.ArrayList;
import java.util.List;
import org.javoke.lab.study.Study;
import org.javoke.lab.study.StudyReader;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.table.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code javoke study list}: which studies there are. */
@Command(
    name = "list",
    description = "Name the studies that there are.",
    mixinStandardHelpOptions = true)
final class StudyListCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    List<List<Cell>> rows = new ArrayList<>();
    for (String name : StudyCatalogue.names()) {
      Study study = StudyReader.read(StudyCatalogue.file(name));
      rows.add(
          List.of(
              Cell.of(name),
              Cell.of(String.join(", ", study.scales().keySet())),
              Cell.of(study.title())));
    }
    spec.commandLine()
        .getOut()
        .println(
            new TextTable(Terminal.hasColour(), Terminal.width())
                .draw(
                    new Table(
                        "",
                        List.of(
                            new Column("study", Side.LEFT),
                            new Column("scales", Side.LEFT),
                            new Column("what it is about", Side.LEFT)),
                        rows)));
  }
}
