package org.javoke.lab.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.data.lint.LintSummary;
import org.javoke.input.InputException;
import org.javoke.lab.data.LintReport;
import org.javoke.lab.eval.Comparison.Figures;
import org.javoke.lab.report.Markup;
import org.javoke.lab.run.SafeFile;
import org.javoke.lab.table.Table;
import org.javoke.lab.table.Table.Cell;
import org.javoke.lab.table.Table.Column;
import org.javoke.lab.table.Table.Side;
import org.javoke.lab.watch.TrainingPage;

/** The one page that tells what a quickstart did and what came out. It has no script. */
public final class StoryPage {

  private final Story story;
  private final Path model;
  private final Map<Flaw, Integer> flaws;
  private final List<String> next;
  private final Markup page = new Markup();

  private StoryPage(Story story, Path model, Map<Flaw, Integer> flaws, List<String> next) {
    this.story = story;
    this.model = model;
    this.flaws = flaws;
    this.next = next;
  }

  /**
   * Writes the page.
   *
   * @param model that was trained
   * @param flaws that were put into the copy, with their counts
   * @param next command lines for a reader who wants to go on
   * @throws InputException if a step was not done, or the file cannot be written
   */
  public static void write(
      QuickstartFolder folder, Path model, Map<Flaw, Integer> flaws, List<String> next) {
    Story story = Story.read(folder, model);
    SafeFile.write(folder.page(), new StoryPage(story, model, flaws, next).html());
  }

  private String html() {
    page.heading("h1", "A small model is taught to call tools");
    opening();
    data();
    training();
    outcome();
    questions();
    times();
    next();
    return page.page("Quickstart – Javoke", "quickstart");
  }

  private void opening() {
    Figures total = story.comparison().total();
    page.paragraph(
        "The model %s was asked %,d questions about tools that do not occur in its training. Then it was trained on %,d examples, and asked the same again. Questions and examples are generated practice, not a benchmark: they show how this works, and say little about other data."
            .formatted(name(), total.pairs().total(), story.train().records()));
    page.figures(
        List.of(
            Map.entry("exact calls before", percent(story.exactCalls(story.first()))),
            Map.entry("exact calls after", percent(story.exactCalls(story.second()))),
            Map.entry("with constrained writing", percent(story.exactCalls(story.constrained()))),
            Map.entry("minutes, all steps", minutes())));
  }

  private String name() {
    return String.valueOf(model.toAbsolutePath().normalize().getFileName());
  }

  private String minutes() {
    double seconds = story.folder().seconds().values().stream().mapToDouble(d -> d).sum();
    return String.format(Locale.ROOT, "%.1f", seconds / 60);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  private void data() {
    page.open("section", "data");
    page.heading("h2", "1. Data is looked at before anything trains");
    page.paragraph("Of the training set, " + counts(story.train()));
    findings("train.jsonl", story.train());
    List<String> put =
        flaws.entrySet().stream()
            .map(flaw -> "%d × %s".formatted(flaw.getValue(), flaw.getKey().described()))
            .toList();
    page.paragraph(
        "Generated samples have few mistakes, so a copy got some on purpose: %s. Of this copy, %s"
            .formatted(String.join(", ", put), counts(story.flawed())));
    findings("flawed.jsonl", story.flawed());
    long aside = story.flawed().records() - story.cleaned().records();
    page.paragraph(
        "javoke data clean mended what needs no guessing and kept %,d of %,d samples aside. Of what it wrote, %s"
            .formatted(aside, story.flawed().records(), counts(story.cleaned())));
    page.close("section");
  }

  private static String counts(LintSummary summary) {
    return "%,d of %,d samples have errors; in %,d there is no finding at all."
        .formatted(summary.withErrors(), summary.records(), summary.clean());
  }

  private void findings(String file, LintSummary summary) {
    if (!summary.rules().isEmpty()) {
      page.table(new LintReport(List.of(file), summary).table());
    }
  }

  private void training() {
    page.open("section", "training");
    page.heading("h2", "2. Training");
    page.paragraph(
        "A LoRA adapter learned the answers of %,d examples; the model's own weights stayed as they were."
            .formatted(story.train().records()));
    page.markup(TrainingPage.lossChart(story.folder().training()));
    Path recipe = story.folder().training().resolve("recipe.yaml");
    page.details("All settings", Files.exists(recipe) ? SmallFile.text(recipe) : "");
    page.close("section");
  }

  private void outcome() {
    Figures total = story.comparison().total();
    page.open("section", "outcome");
    page.heading("h2", "3. Before and after");
    page.markup(new OutcomePlot(story.before(), story.after()).html());
    page.heading("h3", TestInWords.verdict(total));
    page.paragraph(TestInWords.reasons(total));
    if (story.comparison().unpaired() > 0) {
      page.paragraph(
          "%,d questions have no verdict in one of the runs and do not count."
              .formatted(story.comparison().unpaired()));
    }
    page.paragraph(
        "The last run had the option --scaffold constrained: the trained model could only write calls of tools that are offered, with arguments that fit their schemas. %s of the calls were exact then, %s without. What it cannot mend are right names with wrong values."
            .formatted(
                percent(story.exactCalls(story.constrained())),
                percent(story.exactCalls(story.second()))));
    page.paragraph(
        "A question counts as right if all calls are: each tool, each argument, no call too many, and none where none fits. That is the rule of the BFCL leaderboard. A model that never calls is therefore right wherever no call is; the exact calls at the top leave such questions out.");
    page.close("section");
  }

  private void questions() {
    page.open("section", "questions");
    page.heading("h2", "4. Some questions, with both replies");
    page.paragraph(
        "Chosen to show what was learned and what was not; before/report.html and after/report.html have them all.");
    QuestionMarkup markup = new QuestionMarkup(story.mode());
    ShownQuestions.of(story).forEach(shown -> markup.write(page, shown));
    page.close("section");
  }

  private void times() {
    page.open("section", "times");
    page.heading("h2", "How long it took");
    List<List<Cell>> rows = new ArrayList<>();
    story
        .folder()
        .seconds()
        .forEach((step, seconds) ->
            rows.add(List.of(Cell.of(step), Cell.of(String.format(Locale.ROOT, "%.1f", seconds)))));
    page.table(
        new Table(
            "", List.of(new Column("step", Side.LEFT), new Column("seconds", Side.RIGHT)), rows));
    page.close("section");
  }

  private void next() {
    page.open("section", "next");
    page.heading("h2", "The same with a real model and a real benchmark");
    page.element("pre", String.join("\n", next));
    page.close("section");
  }
}
