package org.javoke.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.lab.eval.Fakes.ScriptedPolicy;
import org.javoke.lab.part.Part;
import org.javoke.lab.run.RunFiles;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Summary.Differing;
import org.javoke.lab.run.Summary.ModeSummary;
import org.javoke.lab.run.Summary.Tally;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  @TempDir Path folder;

  @Test
  void asksJudgesAndSummarises() throws InterruptedException {
    Outline outline = run(Fakes::byNumber, Progress.NONE);

    // Of 0 to 6 in each of two categories: right 0 1 2, wrong 3 4, RIGHT 5, failed 6.
    assertThat(outline.asked()).isEqualTo(14);
    assertThat(outline.kept()).isZero();
    ModeSummary bfcl = outline.summary().mode("bfcl");
    assertThat(bfcl.total())
        .extracting(Tally::correct, Tally::wrong, Tally::unscored)
        .containsExactly(6, 6, 2);
    assertThat(bfcl.total().accuracy()).hasValue(0.5);
    assertThat(bfcl.categories().keySet()).containsExactly("simple_python", "live_simple");
    assertThat(outline.summary().mode("fair").total().correct()).isEqualTo(8);
    assertThat(outline.summary().differing()).isEqualTo(new Differing(2, 0));

    SavedRun saved = SavedRun.read(folder);
    assertThat(saved.samples())
        .extracting(Sample::id)
        .isEqualTo(saved.questions().stream().map(Question::id).toList());
    assertThat(Summariser.summarise(saved)).isEqualTo(outline.summary());
    assertThat(folder.resolve(RunFiles.SUMMARY)).content().contains("\"unscored\": 2");
    assertThat(folder.resolve(RunFiles.TABLE)).content().hasLineCount(3);
  }

  @Test
  void asksOnlyWhatHasNoVerdictAgain() throws InterruptedException {
    run(Fakes::byNumber, Progress.NONE);
    List<String> asked = new ArrayList<>();

    Outline outline =
        run(
            id -> {
              asked.add(id);
              return Fakes.reply("right");
            },
            Progress.NONE);

    assertThat(asked).containsExactlyInAnyOrder("simple_python_6", "live_simple_6");
    assertThat(outline.asked()).isEqualTo(2);
    assertThat(outline.kept()).isEqualTo(12);
    assertThat(outline.summary().mode("bfcl").total().unscored()).isZero();
    assertThat(outline.summary().mode("bfcl").total().correct()).isEqualTo(8);
  }

  @Test
  void partsOfItAreTakenOverAndOnlyTheRestIsAsked() throws InterruptedException {
    TinyBenchmark benchmark = new TinyBenchmark(7);
    List<Question> all = benchmark.questions(Selection.ALL);
    Part part = new Part(2, 2);
    Path parts = folder.resolve("parts");
    Path own = part.folder(parts);
    new Evaluation(benchmark, scripted(Fakes::byNumber), Fakes.judge(), Fakes.CLOCK)
        .run(own, Fakes.config(), List.of(), part.of(all), Progress.NONE);
    // The second, fourth and so on to the fourteenth, of which the last has no verdict.
    assertThat(SavedRun.read(own).samples()).hasSize(7);

    List<String> asked = new ArrayList<>();
    Policy policy =
        scripted(id -> {
          asked.add(id);
          return Fakes.byNumber(id);
        });
    Path whole = folder.resolve("whole");
    Outline outline =
        new Evaluation(benchmark, policy, Fakes.judge(), Fakes.CLOCK)
            .run(whole, Fakes.config(), List.of(), all, List.of(own), Progress.NONE);
    assertThat(asked).hasSize(8).contains(all.getFirst().id(), all.getLast().id());
    assertThat(outline.summary().mode("bfcl").total())
        .extracting(Tally::correct, Tally::wrong, Tally::unscored)
        .containsExactly(6, 6, 2);
    assertThat(SavedRun.read(whole).samples())
        .extracting(Sample::id)
        .isEqualTo(all.stream().map(Question::id).toList());
    Part.delete(parts);
    assertThat(parts).doesNotExist();
  }

  private static ScriptedPolicy scripted(Function<String, Outcome> outcomes) {
    return new ScriptedPolicy(outcomes, Duration.ZERO);
  }

  @Test
  void tellsProgressAfterEachSample() throws InterruptedException {
    List<String> told = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void begin(int total, int done) {
            told.add(done + " of " + total);
          }

          @Override
          public void finished(Sample sample) {
            told.add(sample.id());
          }

          @Override
          public void close() {}
        };

    run(Fakes::byNumber, progress);

    assertThat(told).hasSize(15).doesNotHaveDuplicates().startsWith("0 of 14");
  }

  @Test
  void refusesAPolicyThatLeavesQuestionsOut() {
    assertThatThrownBy(() -> run(new Lazy(), Progress.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("left 13 questions unanswered");
    assertThat(SavedRun.read(folder).samples()).hasSize(1);
  }

  @Test
  void refusesAnAnswerThatComesTwice() {
    Policy twice =
        new Lazy() {
          @Override
          public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
            Request first = requests.iterator().next();
            sink.accept(new Answered(first, Fakes.reply("right")));
            sink.accept(new Answered(first, Fakes.reply("right")));
          }
        };

    assertThatThrownBy(() -> run(twice, Progress.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("simple_python_0 twice");
  }

  private Outline run(Function<String, Outcome> outcomes, Progress progress)
      throws InterruptedException {
    return run(new ScriptedPolicy(outcomes, Duration.ZERO), progress);
  }

  private Outline run(Policy policy, Progress progress) throws InterruptedException {
    return new Evaluation(new TinyBenchmark(7), policy, Fakes.judge(), Fakes.CLOCK)
        .run(folder, Fakes.config(), List.of("http://localhost:1/v1"), progress);
  }

  /** Answers the first question only. */
  private static class Lazy implements Policy {
    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
      sink.accept(new Answered(requests.iterator().next(), Fakes.reply("right")));
    }

    @Override
    public void close() {}
  }
}
