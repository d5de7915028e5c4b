package org.javoke.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.input.InputException;
import org.javoke.lab.watch.EvaluationPlan.Keep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatingListenerTest {

  @TempDir Path run;

  private final List<String> lines = new ArrayList<>();
  private final Fakes.Model model = new Fakes.Model();

  @AfterEach
  void free() {
    model.close();
  }

  private EvaluatingListener listener(EvaluationPlan plan, Evaluator evaluator) {
    return new EvaluatingListener(plan, evaluator, run, Scalars.NONE, lines::add);
  }

  private static EvaluationPlan every2(int patience) {
    return new EvaluationPlan(2, false, patience, Keep.LAST);
  }

  @Test
  void evaluatesWhenItIsDueAndAtTheEnd() throws IOException {
    Fakes.Scripted evaluator = new Fakes.Scripted(0.1, 0.2, 0.4, 0.3);
    EvaluationPlan plan = new EvaluationPlan(4, true, 0, Keep.LAST);
    Fakes.train(listener(plan, evaluator), model, 0, 10);

    // Before the first step, after 4 and 8, and after the last, 10.
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl")))
        .containsExactly(
            "{\"step\":0,\"eval_ast_accuracy\":0.1}",
            "{\"step\":4,\"eval_ast_accuracy\":0.2}",
            "{\"step\":8,\"eval_ast_accuracy\":0.4}",
            "{\"step\":10,\"eval_ast_accuracy\":0.3}");
    assertThat(run.resolve("best/weights")).hasContent("8.0");
    assertThat(run.resolve("best/evaluation.json")).content().contains("\"step\": 8");
    assertThat(run.resolve("eval/step-000008.jsonl"))
        .content()
        .contains("\"id\":\"q1\"", "\"verdict\":\"correct\"");
    assertThat(lines).last().asString().contains("after step 10").doesNotContain("the best");
    try (var left = Files.list(run)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("best", "eval", "metrics.jsonl");
    }
  }

  @Test
  void endsWhenItGetsNoBetterAndStaysEnded() {
    Fakes.Scripted evaluator = new Fakes.Scripted(0.1, 0.3, 0.2, 0.3, 0.9);
    EvaluatingListener first = listener(every2(2), evaluator);
    // 0.3 after step 4 is the best; 0.2 after 6, and 0.3 after 8, which is later, are no better.
    assertThat(Fakes.train(first, model, 0, 10)).last().isEqualTo(8);
    assertThat(first.isEnough()).isTrue();
    assertThat(lines).filteredOn(line -> line.startsWith("Training ends here")).hasSize(1);

    EvaluatingListener again = listener(every2(2), evaluator);
    assertThat(Fakes.train(again, model, 8, 10)).isEmpty();
    assertThat(again.isEnough()).isTrue();
    assertThat(evaluator.asked).isEqualTo(4);
  }

  @Test
  void whatAKillLostOfTheMetricsIsTakenFromTheFiles() throws IOException {
    Fakes.Scripted evaluator = new Fakes.Scripted(0.1, 0.3, 0.2);
    Fakes.train(listener(every2(0), evaluator), model, 0, 6);
    String whole = Files.readString(run.resolve("metrics.jsonl"));
    // The last checkpoint is after step 2: the trainer cuts what came later.
    Files.writeString(run.resolve("metrics.jsonl"), whole.lines().findFirst().orElseThrow() + "\n");

    Fakes.train(listener(every2(0), evaluator), model, 2, 6);
    assertThat(evaluator.asked).as("not asked again").isEqualTo(3);
    assertThat(run.resolve("metrics.jsonl")).hasContent(whole);
    assertThat(run.resolve("best/weights")).hasContent("4.0");
  }

  @Test
  void otherWeightsAreAskedAgain() {
    Fakes.train(listener(every2(0), new Fakes.Scripted(0.1)), model, 0, 2);
    Fakes.Scripted evaluator = new Fakes.Scripted(0.7);
    EvaluatingListener listener = listener(every2(0), evaluator);
    listener.starting(Fakes.PLAN, model);
    listener.begun(0, model);
    model.set(77);
    listener.after(Fakes.report(2), model);
    assertThat(evaluator.asked).isEqualTo(1);
  }

  @Test
  void anEvaluationWhoseLineIsLostIsMadeBeforeTheNextStep() {
    // The checkpoint is after step 4, and the line of its evaluation never reached the disk.
    Fakes.Scripted evaluator = new Fakes.Scripted(0.5);
    EvaluatingListener listener = listener(every2(0), evaluator);
    Fakes.train(listener, model, 4, 5);
    assertThat(new RunMetrics(run).evaluations()).extracting(Evaluated::step).containsExactly(4);
  }

  @Test
  void aKillWhileTheBestIsReplacedLeavesTheOldOne() throws IOException {
    Files.createDirectories(run.resolve("best.old"));
    Files.writeString(run.resolve("best.old/weights"), "3.0");
    Files.createDirectories(run.resolve("best.tmp/adapter"));
    Files.writeString(run.resolve("best.tmp/adapter/weights"), "half");
    Fakes.train(listener(every2(0), new Fakes.Scripted()), model, 0, 1);
    assertThat(run.resolve("best/weights")).hasContent("3.0");
    assertThat(run.resolve("best.old")).doesNotExist();
    assertThat(run.resolve("best.tmp")).doesNotExist();
  }

  @Test
  void theBestCanBeTheResult() throws IOException {
    EvaluatingListener listener =
        listener(new EvaluationPlan(5, false, 0, Keep.BEST), new Fakes.Scripted(0.9, 0.1));
    Fakes.train(listener, model, 0, 10);
    Path written = model.write(run);
    assertThat(written.resolve("weights")).hasContent("10.0");
    listener.finished(written);
    assertThat(written.resolve("weights")).hasContent("5.0");
  }

  @Test
  void aMetricThatIsNoNumberIsLeftOut() throws IOException {
    Evaluator evaluator = new Fakes.Scripted(Double.NaN);
    Fakes.train(listener(every2(0), evaluator), model, 0, 2);
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).containsExactly("{\"step\":2}");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new EvaluationPlan(-1, false, 0, Keep.LAST))
        .isInstanceOf(InputException.class)
        .hasMessage("The number of steps between evaluations is -1; expected 0 or more.");
  }
}
