package org.javoke.lab.quickstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.benchmark.Question;
import org.javoke.data.lint.LintSummary;
import org.javoke.data.lint.Linter;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.input.InputException;
import org.javoke.lab.data.ModelTexts;
import org.javoke.lab.eval.Comparison;
import org.javoke.lab.eval.Comparison.ModeComparison;
import org.javoke.lab.eval.Summariser;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Status;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.score.Expectation;

/**
 * What came out, as it lies on disk.
 *
 * @param mode the scoring mode that is told
 * @param before figures of the model as it is
 * @param after figures of the model with its adapter
 * @param first the run of the model as it is
 * @param second the run of the model with its adapter
 * @param constrained the same, where only calls that fit the tools could be written
 */
record Story(
    QuickstartFolder folder,
    LintSummary train,
    LintSummary flawed,
    LintSummary cleaned,
    String mode,
    ModeSummary before,
    ModeSummary after,
    ModeComparison comparison,
    SavedRun first,
    SavedRun second,
    SavedRun constrained) {

  private static final String MODE = "bfcl";

  /**
   * {@return the story of a quickstart}
   *
   * @param model that it was made with
   * @throws InputException if a step was not done
   */
  static Story read(QuickstartFolder folder, Path model) {
    SavedRun first = SavedRun.read(folder.before());
    SavedRun second = SavedRun.read(folder.after());
    Map<String, ModeComparison> modes = Comparison.of(first, second).modes();
    ModeComparison comparison = modes.get(MODE);
    if (comparison == null) {
      throw new InputException(
          "%s and %s have no verdicts in the mode %s; delete the two folders and run the same again"
              .formatted(folder.before(), folder.after(), MODE));
    }
    return new Story(
        folder,
        lint(folder.train(), Linter.forModel(ModelTexts.ofModel(model, "", OptionalInt.empty()))),
        lint(folder.flawed(), Linter.ofSamples()),
        lint(folder.cleaned(), Linter.ofSamples()),
        MODE,
        Summariser.summarise(first).mode(MODE),
        Summariser.summarise(second).mode(MODE),
        comparison,
        first,
        second,
        SavedRun.read(folder.constrained()));
  }

  /**
   * {@return the share of right answers of a run among the questions that want calls, 0 to 1; 0
   * where there are none} A model that never calls is right on all the others.
   */
  double exactCalls(SavedRun run) {
    Set<String> wanting =
        run.questions().stream()
            .filter(question -> question.task().expectation() instanceof Expectation.Calls)
            .map(Question::id)
            .collect(Collectors.toSet());
    List<Status> verdicts =
        run.samples().stream()
            .filter(sample -> wanting.contains(sample.id()))
            .flatMap(sample -> Stream.ofNullable(sample.scores().get(mode)))
            .map(Status::of)
            .filter(status -> status != Status.UNSCORED)
            .toList();
    long right = verdicts.stream().filter(Status.CORRECT::equals).count();
    return verdicts.isEmpty() ? 0 : (double) right / verdicts.size();
  }

  private static LintSummary lint(Path file, Linter linter) {
    LintSummary summary = new LintSummary();
    try (ExampleFile examples = ExampleFile.open(file, DataFormats.of(DataFormats.AUTO, file))) {
      linter.look(examples, summary::add);
    }
    return summary;
  }
}
