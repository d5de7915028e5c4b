package org.javoke.lab.itool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.javoke.input.InputException;
import org.javoke.lab.report.Markup;
import org.javoke.lab.run.SafeFile;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.trees.GrownTrees;
import org.javoke.lab.trees.PairFigures;
import org.javoke.lab.trees.TreeMarkup;
import org.javoke.lab.trees.TreesPage;
import org.javoke.lab.watch.LastStep;
import org.javoke.lab.watch.TrainingPage;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * The page of a loop's run, finished or not: accuracy after each round, perplexities before and
 * after, pairs, trees, training and the settings. It has no script.
 */
public final class IToolPage {

  private static final int TREES_OF_A_ROUND = 8;
  private static final int MOST_SETTINGS = 64 * 1024;

  /** Numbers that are said elsewhere on the page, or that only programs want. */
  private static final Set<String> NOT_IN_TABLE = Set.of("round", "model", "adapter");

  private final IToolFolder folder;
  private final List<Map<String, Value>> rounds;
  private final Map<Integer, GrownTrees> trees = new LinkedHashMap<>();
  private final Markup page = new Markup();

  private IToolPage(IToolFolder folder) {
    this.folder = folder;
    this.rounds = RoundNumbers.read(folder);
    for (int round = 1; round < rounds.size(); round++) {
      if (Files.exists(folder.trees(round))) {
        trees.put(
            round, GrownTrees.read(folder.trees(round), folder.hardest(round), TREES_OF_A_ROUND));
      }
    }
  }

  /** {@return the folder of a run, if it is that of a loop} */
  public static boolean isRun(Path folder) {
    return Files.exists(IToolFolder.of(folder).rounds());
  }

  /**
   * Writes the page.
   *
   * @throws InputException if a file of the run was spoilt, or the page cannot be written
   */
  public static void write(IToolFolder folder, Path out) {
    SafeFile.write(out, new IToolPage(folder).html());
  }

  private String html() {
    String name = String.valueOf(folder.root().getFileName());
    page.heading("h1", name);
    opening();
    rounds();
    perplexities();
    search();
    training();
    settings();
    return page.page(name + " – Javoke loop", "loop");
  }

  private void opening() {
    List<Map.Entry<String, String>> figures = new ArrayList<>();
    figures.add(Map.entry("rounds", String.valueOf(rounds.size() - 1)));
    figure(figures, "right before the rounds", rounds.getFirst());
    if (rounds.size() > 1) {
      figure(figures, "right after the last", rounds.getLast());
    }
    if (!trees.isEmpty()) {
      int pairs = trees.values().stream().mapToInt(each -> each.counts().pairs()).sum();
      figures.add(Map.entry("pairs", "%,d".formatted(pairs)));
    }
    page.figures(figures);
  }

  private static void figure(
      List<Map.Entry<String, String>> figures, String name, Map<String, Value> numbers) {
    double accuracy = RoundNumbers.number(numbers, "accuracy");
    if (Double.isFinite(accuracy)) {
      figures.add(Map.entry(name, String.format(Locale.ROOT, "%.1f%%", 100 * accuracy)));
    }
  }

  private void rounds() {
    page.open("section", "rounds");
    page.heading("h2", "Rounds");
    String plot = new AccuracyPlot(rounds).html();
    page.markup(plot);
    if (!plot.isEmpty()) {
      page.paragraph(
          "The same questions are asked each time, so overlapping intervals do not say that two rounds are equal: javoke compare tests two evaluation folders in pairs.");
    }
    page.table(numbers());
    page.close("section");
  }

  private Table numbers() {
    Set<String> names = new LinkedHashSet<>();
    rounds.reversed().forEach(numbers -> names.addAll(numbers.keySet()));
    names.removeAll(NOT_IN_TABLE);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("", Side.LEFT));
    rounds.forEach(numbers -> columns.add(new Column(AccuracyPlot.name(numbers), Side.RIGHT)));
    List<List<Cell>> rows = new ArrayList<>();
    for (String name : names) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(name.replace('_', ' ')));
      rounds.forEach(numbers -> row.add(Cell.of(shown(numbers.get(name)))));
      rows.add(row);
    }
    return new Table("", columns, rows);
  }

  private static String shown(@org.jspecify.annotations.Nullable Value value) {
    return switch (value) {
      case null -> "";
      case Value.Real(double number) -> String.format(Locale.ROOT, "%.4f", number);
      case Value.Int(var number) -> String.format(Locale.ROOT, "%,d", number);
      case Value.Bool(boolean yes) -> yes ? "yes" : "no";
      case Value.Text(String text) -> text;
      default -> Json.write(value);
    };
  }

  private void perplexities() {
    int last = rounds.size() - 1;
    if (last < 1
        || !Files.exists(folder.perplexities(1))
        || !Files.exists(folder.perplexitiesAfter(last))) {
      return;
    }
    page.open("section", "perplexity");
    page.heading("h2", "How hard the rounds' examples are");
    page.paragraph(
        "The perplexity of each right answer under the policy, before the first round and after the last; the hardest are what a round works on.");
    new PerplexityHistograms(
            RoundNumbers.perplexities(folder.perplexities(1)),
            RoundNumbers.perplexities(folder.perplexitiesAfter(last)))
        .write(page);
    page.close("section");
  }

  private void search() {
    if (trees.isEmpty()) {
      return;
    }
    page.open("section", "trees");
    page.heading("h2", "Trees and pairs");
    page.paragraph(TreesPage.LETTERS);
    trees.forEach((round, grown) -> {
      page.heading("h2", "Round " + round);
      PairFigures.write(page, grown);
      page.paragraph(
          "%,d of %,d trees; more are in %s."
              .formatted(
                  grown.shown().size(),
                  grown.counts().trees(),
                  folder.root().relativize(folder.treesPage(round))));
      grown.shown().forEach(shown -> TreeMarkup.write(page, shown));
    });
    page.close("section");
  }

  private void training() {
    page.open("section", "training");
    page.heading("h2", "Training");
    for (int round = 0; round < rounds.size(); round++) {
      Path run = folder.round(round);
      if (LastStep.of(run).isPresent()) {
        page.heading("h3", String.valueOf(run.getFileName()));
        page.markup(TrainingPage.lossChart(run));
      }
    }
    page.close("section");
  }

  private void settings() {
    Path recipe = folder.root().resolve("recipe.yaml");
    Path file = Files.exists(recipe) ? recipe : folder.settings();
    if (!Files.exists(file)) {
      return;
    }
    page.open("section", "settings");
    page.heading("h2", "Settings");
    page.details("All settings", text(file));
    page.close("section");
  }

  private static String text(Path file) {
    try {
      return Files.size(file) <= MOST_SETTINGS
          ? Files.readString(file)
          : file + " is too long to be shown.";
    } catch (IOException e) {
      throw new InputException(
          "%s cannot be read: %s. Check that it is a text file and may be read."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
