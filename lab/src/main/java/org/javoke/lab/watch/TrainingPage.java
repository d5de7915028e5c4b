package org.javoke.lab.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.javoke.input.InputException;
import org.javoke.lab.report.Markup;
import org.javoke.lab.run.RunFiles;
import org.javoke.lab.run.SafeFile;
import org.javoke.lab.table.Table;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * The page of a training run: curves of what was measured, the best evaluation, some replies, and
 * the settings. It has no script, and shows whatever a model wrote as text.
 */
public final class TrainingPage {

  private static final int MOST_REPLIES = 40;
  private static final int LONGEST_TEXT = 4000;

  /** What is drawn together, in this order; what is left comes after, each by itself. */
  private static final List<Map.Entry<String, List<String>>> CHARTS =
      List.of(
          Map.entry("Loss", List.of("loss", "eval_loss")),
          Map.entry(
              "Tool calls of held-out samples",
              List.of(
                  "eval_ast_accuracy",
                  "eval_exact_match",
                  "eval_right_name",
                  "eval_valid_json",
                  "eval_has_call")),
          Map.entry(
              "Arguments of held-out samples",
              List.of("eval_argument_recall", "eval_argument_precision")),
          Map.entry("Token accuracy", List.of("mean_token_accuracy", "eval_mean_token_accuracy")),
          Map.entry("Rewards", List.of("rewards/chosen", "rewards/rejected", "rewards/margins")),
          Map.entry("Preferred as wanted", List.of("rewards/accuracies")),
          Map.entry("Log-probabilities", List.of("logps/chosen", "logps/rejected")),
          Map.entry("Learning rate", List.of("learning_rate")),
          Map.entry("Gradient norm, before clipping", List.of("grad_norm")));

  private static final List<String> NOT_DRAWN =
      List.of("num_tokens", "epoch", "eval_samples", "eval_unscored");

  private final Path run;
  private final RunMetrics metrics;
  private final Map<String, Curve> curves = new LinkedHashMap<>();

  private TrainingPage(Path run) {
    this.run = run;
    this.metrics = new RunMetrics(run);
    Map<String, List<Curve.Point>> points = new LinkedHashMap<>();
    for (RunMetrics.Line line : metrics.lines()) {
      line.values()
          .forEach((name, value) -> {
            if (Double.isFinite(value) && !NOT_DRAWN.contains(name)) {
              points
                  .computeIfAbsent(name, _ -> new ArrayList<>())
                  .add(new Curve.Point(line.step(), value));
            }
          });
    }
    points.forEach((name, found) -> curves.put(name, new Curve(name, found)));
  }

  /** {@return whether the folder is that of a training run} */
  public static boolean isRun(Path folder) {
    return Files.exists(folder.resolve(RunMetrics.FILE))
        && !Files.exists(folder.resolve(RunFiles.RUN));
  }

  /**
   * Writes the page of a run, finished or not.
   *
   * @param run the run's folder
   * @throws InputException if nothing was measured yet, or the file cannot be written
   */
  public static void write(Path run, Path out) {
    SafeFile.write(out, new TrainingPage(run).html());
  }

  /** {@return the chart of a run's loss, for other pages; empty if no step was measured} */
  public static String lossChart(Path run) {
    Curve loss = new TrainingPage(run).curves.get("loss");
    return loss == null ? "" : LineChart.html("Loss", List.of(loss));
  }

  private String html() {
    if (curves.isEmpty()) {
      throw new InputException(
          "%s has no step yet: there is nothing to show.".formatted(run.resolve(RunMetrics.FILE)));
    }
    EvaluationHistory history = new EvaluationHistory(metrics.evaluations());
    String name = String.valueOf(run.toAbsolutePath().normalize().getFileName());
    Markup page = new Markup();
    page.heading("h1", name);
    figures(page, history);
    page.open("section", "curves");
    page.heading("h2", "Curves");
    charts(page);
    page.close("section");
    if (!metrics.evaluations().isEmpty()) {
      page.open("section", "evaluations");
      page.heading("h2", "Evaluations");
      page.table(evaluations(history));
      replies(page, history);
      page.close("section");
    }
    settings(page);
    return page.page(name + " – Javoke training", "training");
  }

  private void figures(Markup page, EvaluationHistory history) {
    List<RunMetrics.Line> lines = metrics.lines();
    List<Map.Entry<String, String>> figures = new ArrayList<>();
    figures.add(Map.entry("steps", "%,d".formatted(lines.getLast().step())));
    lines.stream()
        .filter(line -> line.values().containsKey("num_tokens"))
        .reduce((_, last) -> last)
        .ifPresent(line ->
            figures.add(
                Map.entry(
                    "tokens read",
                    String.format(
                        Locale.ROOT, "%,.0f", line.values().getOrDefault("num_tokens", 0.0)))));
    Curve loss = curves.get("loss");
    if (loss != null) {
      figures.add(Map.entry("last loss", LineChart.number(loss.points().getLast().value())));
    }
    history
        .best()
        .ifPresent(best -> {
          figures.add(Map.entry("best after step", "%,d".formatted(best.step())));
          Double accuracy = best.metrics().get(Evaluated.AST_ACCURACY);
          if (accuracy != null) {
            figures.add(
                Map.entry(
                    "its AST accuracy", String.format(Locale.ROOT, "%.1f%%", 100 * accuracy)));
          }
        });
    page.figures(figures);
  }

  private void charts(Markup page) {
    Map<String, Curve> left = new LinkedHashMap<>(curves);
    for (Map.Entry<String, List<String>> chart : CHARTS) {
      List<Curve> drawn =
          chart.getValue().stream().map(left::remove).flatMap(Stream::ofNullable).toList();
      if (!drawn.isEmpty()) {
        page.markup(LineChart.html(chart.getKey(), drawn));
      }
    }
    left.forEach((name, curve) -> page.markup(LineChart.html(name, List.of(curve))));
  }

  private Table evaluations(EvaluationHistory history) {
    List<Evaluated> evaluations = metrics.evaluations();
    List<String> names =
        evaluations.stream().flatMap(one -> one.metrics().keySet().stream()).distinct().toList();
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Column("step", Table.Side.RIGHT));
    names.forEach(
        name -> columns.add(new Table.Column(name.replaceFirst("^eval_", ""), Table.Side.RIGHT)));
    columns.add(new Table.Column("", Table.Side.LEFT));
    Optional<Evaluated> best = history.best();
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Evaluated one : evaluations) {
      List<Table.Cell> row = new ArrayList<>();
      row.add(Table.Cell.of(String.valueOf(one.step())));
      for (String name : names) {
        Double value = one.metrics().get(name);
        row.add(Table.Cell.of(value == null ? "" : LineChart.number(value)));
      }
      row.add(Table.Cell.of(best.equals(Optional.of(one)) ? "best" : ""));
      rows.add(row);
    }
    return new Table("", columns, rows);
  }

  private void replies(Markup page, EvaluationHistory history) {
    history
        .best()
        .ifPresent(best -> {
          EvaluationFiles files = new EvaluationFiles(run);
          List<Value.Fields> lines = files.lines(best.step());
          if (!lines.isEmpty()) {
            page.heading("h3", "Replies after step " + best.step());
            page.paragraph(
                "%d of %d; all are in %s."
                    .formatted(
                        Math.min(MOST_REPLIES, lines.size()),
                        lines.size(),
                        run.relativize(files.replies(best.step()))));
            Questions.spread(lines, MOST_REPLIES).forEach(line -> reply(page, line));
          }
        });
  }

  private static void reply(Markup page, Value.Fields line) {
    Value expected = line.at("expected");
    page.details(
        "%s: %s".formatted(text(line, "verdict"), text(line, "id")),
        "%s%n%nexpected: %s%n%nreply: %s%n%n%s"
            .formatted(
                text(line, "question"),
                expected == null ? "" : cut(Json.write(expected)),
                text(line, "reply"),
                text(line, "explanation")));
  }

  private static String text(Value.Fields line, String key) {
    return line.at(key) instanceof Value.Text(String text) ? cut(text) : "";
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
  }

  private void settings(Markup page) {
    Map<String, String> settings = settings();
    if (settings.isEmpty()) {
      return;
    }
    page.open("section", "settings");
    page.heading("h2", "Settings");
    List<Table.Column> columns =
        List.of(
            new Table.Column("setting", Table.Side.LEFT), new Table.Column("", Table.Side.LEFT));
    page.table(
        new Table(
            "",
            columns,
            settings.entrySet().stream()
                .map(entry ->
                    List.of(Table.Cell.of(entry.getKey()), Table.Cell.of(entry.getValue())))
                .toList()));
    page.close("section");
  }

  /** {@return what the last checkpoint says that the run is; empty if there is none} */
  private Map<String, String> settings() {
    Path checkpoints = run.resolve("checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return Map.of();
    }
    Map<String, String> settings = new LinkedHashMap<>();
    try (Stream<Path> entries = Files.list(checkpoints)) {
      Optional<Path> last =
          entries
              .map(entry -> entry.resolve("state.json"))
              .filter(file -> !file.toString().contains(".tmp") && Files.exists(file))
              .max(Path::compareTo);
      if (last.isPresent()
          && Json.read(Files.readString(last.get())) instanceof Value.Fields state
          && state.at("run") instanceof Value.Fields(Map<String, Value> values)) {
        values.forEach((name, value) ->
            settings.put(
                name, value instanceof Value.Text(String text) ? text : Json.write(value)));
      }
      return settings;
    } catch (IOException | JsonException _) {
      return settings; // The page goes without what cannot be read.
    }
  }
}
