package org.javoke.benchmark.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.call.Answer;
import org.javoke.input.InputException;
import org.javoke.input.SharedFiles;
import org.javoke.score.CallOverlap;
import org.javoke.score.Expectation;
import org.javoke.score.Score;
import org.javoke.score.fair.FairScorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HammerReaderTest {

  @TempDir Path folder;

  @Test
  void readsQueriesToolsAndAnswers() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("power.json"),
            """
            [{"query": "85 minutes of cycling", "tools": [{"name": "power", "description": "d",
              "parameters": {"minutes": {"type": "int", "description": "m", "required": true}}}],
              "answers": [{"tool": "power", "parameters": {"minutes": "85"}}]}]
            """);

    CustomBenchmark benchmark = new CustomBenchmark(file);
    Question question = benchmark.questions(Selection.ALL).getFirst();

    assertThat(question.id()).isEqualTo("power_0");
    assertThat(question.category()).isEqualTo("power");
    for (String reply :
        List.of(
            "[power(minutes=85)]",
            "```\n[{\"name\": \"power\", \"arguments\": {\"minutes\": 85}}]\n```")) {
      FairScorer fair = new FairScorer();
      Answer answer = new Answer.Text(reply);
      assertThat(fair.score(benchmark.task(question, Mode.PROMPTING), answer))
          .as(reply)
          .isInstanceOf(Score.Correct.class);
      Expectation.Calls expected = (Expectation.Calls) question.task().expectation();
      CallOverlap overlap =
          CallOverlap.of(expected.calls(), fair.calls(question.task(), answer), false);
      assertThat(overlap.arguments().f1()).isEqualTo(1);
    }
  }

  @Test
  void namesTheSamplesThatAreBroken() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "[7, {\"query\": \"q\"}]");
    assertThatThrownBy(() -> new CustomBenchmark(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("sample 0 must be")
        .hasMessageContaining("sample 1 must be");
  }

  @ParameterizedTest
  @CsvSource({"sealtool, 294", "toolalpaca, 114", "apibank_l1, 399", "apibank_l2, 127"})
  void readsTheAuthorsSets(String name, int size) {
    Path file = SharedFiles.at("data/hammer-tests/test/original/" + name + ".json");
    assertThat(new CustomBenchmark(file).questions(Selection.ALL)).hasSize(size);
  }
}
