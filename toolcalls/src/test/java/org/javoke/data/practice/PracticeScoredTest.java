package org.javoke.data.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.NativeNames;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.custom.CustomBenchmark;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.bfcl.BfclScorer;
import org.javoke.score.fair.FairScorer;
import org.javoke.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that trains is the file that tests: its own answers are judged right, others wrong. */
class PracticeScoredTest {

  @TempDir private Path folder;

  @Test
  void everyAnswerIsJudgedRightAndAnotherSamplesAnswerWrong() throws IOException {
    List<Example> examples = new ArrayList<>();
    PracticeExamples made =
        new PracticeExamples(PracticeSettings.seeded(11).withTools(ToolSide.ALL));
    for (long i = 0; i < 600; i++) {
      examples.add(made.example(i));
    }
    Path file = folder.resolve("practice.jsonl");
    Files.write(file, examples.stream().map(one -> Json.write(CanonicalForm.write(one))).toList());
    CustomBenchmark benchmark = new CustomBenchmark(file);
    Map<String, Example> byId =
        examples.stream().collect(Collectors.toMap(Example::id, Function.identity()));
    int wrong = 0;
    Answer before = new Answer.Text("");
    for (Question question : benchmark.questions(Selection.ALL)) {
      Answer answer = answer(Objects.requireNonNull(byId.get(question.id())));
      for (Scorer scorer : List.of(new BfclScorer(), new FairScorer())) {
        assertThat(scorer.score(benchmark.task(question, Mode.NATIVE), answer))
            .as("%s by %s", question.id(), scorer.name())
            .isInstanceOf(Score.Correct.class);
      }
      Score other = new FairScorer().score(benchmark.task(question, Mode.NATIVE), before);
      wrong += other instanceof Score.Wrong ? 1 : 0;
      before = answer;
    }
    // What remains: both expect no call, which is right for 18 of 100 samples, so for 3 of 100
    // pairs.
    assertThat(wrong).isGreaterThan(540);
  }

  @Test
  void thePromptDoesNotHoldTheAnswer() throws IOException {
    PracticeExamples made =
        new PracticeExamples(
            PracticeSettings.seeded(12).withShares(Map.of(Pattern.MULTI_TURN, 1.0)));
    Path file = folder.resolve("turns.jsonl");
    List<String> lines = new ArrayList<>();
    for (long i = 0; i < 50; i++) {
      lines.add(Json.write(CanonicalForm.write(made.example(i))));
    }
    Files.write(file, lines);
    CustomBenchmark benchmark = new CustomBenchmark(file);
    for (Question question : benchmark.questions(Selection.ALL)) {
      Prompt prompt = benchmark.prompt(question, Mode.NATIVE);
      assertThat(prompt.messages()).hasSize(5);
      assertThat(prompt.messages().getLast()).isInstanceOf(Message.FromUser.class);
      Message.FromAssistant called = (Message.FromAssistant) prompt.messages().get(1);
      assertThat(prompt.tools()).extracting("name").contains(called.calls().getFirst().name());
    }
  }

  private static Answer answer(Example example) {
    Turn last = example.messages().getLast();
    if (last.calls().isEmpty()) {
      return new Answer.Text(last.text());
    }
    return new Answer.Native(last.calls().stream().map(PracticeScoredTest::call).toList(), "");
  }

  private static NativeCall call(MadeCall call) {
    return new NativeCall(NativeNames.of(call.name()), Json.write(call.arguments()));
  }
}
