package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.generate.SamplingParameters;
import org.javoke.input.InputException;
import org.javoke.lab.run.LineOutput;
import org.javoke.lab.run.ResumableFile;
import org.javoke.local.CompletionOptions;
import org.javoke.local.LocalModel;
import org.javoke.local.TinyModels;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateJobTest {

  private static final CompletionOptions SHORT = CompletionOptions.GREEDY.withMaxTokens(6);
  private static final CompletionOptions HOT =
      SHORT.withSampling(SamplingParameters.temperature(1.5)).withSeed(3);
  private static final String WEATHER =
      """
      {"messages": [{"role": "user", "content": "Weather in Bern?"}], "tools": [{"type": "function", \
      "function": {"name": "weather", "description": "", "parameters": {"type": "object"}}}]}\
      """;

  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("prompts.jsonl"), List.of(lines));
  }

  private static List<Value.Fields> run(
      LocalModel model, CompletionOptions options, boolean ignoreEos, Path file)
      throws InterruptedException {
    List<String> answers = new ArrayList<>();
    new GenerateJob(model, options, ignoreEos)
        .run(file, LineOutput.to(answers::add), TokenProgress.NONE);
    return answers.stream().map(GenerateJobTest::read).toList();
  }

  private static Value.Fields read(String line) {
    try {
      return (Value.Fields) Json.read(line);
    } catch (JsonException e) {
      throw new AssertionError(line, e);
    }
  }

  private static List<Value> items(@Nullable Value value) {
    return value instanceof Value.Items(List<Value> items) ? items : List.of();
  }

  private static String at(Value.Fields answer, String key) {
    Value value = answer.at(key);
    return value == null ? "nothing" : Json.write(value);
  }

  @Test
  void answersEveryFormOfPromptInTheOrderOfTheFile() throws Exception {
    Path file =
        file(
            "{\"id\": \"text\", \"prompt\": \"Hello\"}",
            "",
            WEATHER,
            "{\"id\": 7, \"prompt_ids\": [1, 2, 3]}",
            "{\"text\": \"Hello\"}");
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      List<Value.Fields> answers = run(model, SHORT, false, file);
      // Without an id the number of the line stands in, the empty second line counted.
      assertThat(answers).extracting(a -> at(a, "id")).containsExactly("\"text\"", "3", "7", "5");
      assertThat(answers.getFirst().values()).containsOnlyKeys("id", "text", "token_ids", "finish");
      assertThat(answers.getFirst().at("text"))
          .isEqualTo(Value.of(model.complete("Hello", SHORT).text()))
          .isEqualTo(answers.get(3).at("text"));
    }
  }

  @Test
  void whatCannotBeAnsweredSaysWhyAndIsCounted() throws Exception {
    Path file =
        file(
            "{\"nothing\": 1}",
            "{\"prompt\": \"a\", \"prompt_ids\": [1]}",
            "{\"prompt_ids\": [1, 99999]}",
            "{\"prompt_ids\": [1.5]}",
            "{\"prompt_ids\": []}",
            "{\"prompt\": \"" + "a b ".repeat(4000) + "\"}",
            "{\"messages\": []}",
            "{\"messages\": [{\"role\": \"robot\", \"content\": \"\"}]}",
            "[1]",
            "{\"prompt\": \"Hello\"}");
    List<String> answers = new ArrayList<>();
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      Totals totals =
          new GenerateJob(model, SHORT, false)
              .run(file, LineOutput.to(answers::add), TokenProgress.NONE);
      assertThat(totals.failed()).isEqualTo(9);
      assertThat(totals.lines()).isEqualTo(10);
    }
    List<String> expected =
        List.of(
            "found none",
            "found \\\"prompt\\\", \\\"prompt_ids\\\"",
            "99999",
            "whole numbers",
            "no tokens",
            "context is 2048",
            "empty",
            "robot",
            "expected a JSON object",
            "token_ids");
    for (int i = 0; i < expected.size(); i++) {
      assertThat(answers.get(i)).startsWith("{\"id\":" + (i + 1)).contains(expected.get(i));
    }
  }

  @Test
  void aTemplateThatFailsIsTheLinesError() throws Exception {
    Path copy =
        TinyModels.withTemplate(
            "tiny-qwen2", folder.resolve("model"), "{{ raise_exception('no users here') }}");
    try (LocalModel model = TinyModels.open(copy)) {
      List<Value.Fields> answers = run(model, SHORT, false, file(WEATHER, "{\"prompt\": \"a\"}"));
      assertThat(at(answers.getFirst(), "error")).contains("no users here");
      assertThat(answers.get(1).values()).containsKey("text");
    }
  }

  @Test
  void whatIsDrawnDependsOnTheLineAndTheSeedOnly() throws Exception {
    Path all = file("{\"prompt\": \"A\"}", "{\"prompt\": \"Hello\"}", "{\"prompt\": \"Hello\"}");
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      List<Value.Fields> answers = run(model, HOT, false, all);
      assertThat(answers.get(1).at("text")).isNotEqualTo(answers.get(2).at("text"));
      Path alone = folder.resolve("alone.jsonl");
      // The third line again, behind empty ones: the same number, nothing beside it.
      Files.writeString(alone, "\n\n{\"prompt\": \"Hello\"}\n");
      assertThat(run(model, HOT, false, alone)).containsExactly(answers.get(2));
      assertThat(run(model, HOT.withSeed(4), false, all)).isNotEqualTo(answers);
    }
  }

  @Test
  void logprobsAreOfEachTokenAndOfTheLikeliest() throws Exception {
    CompletionOptions options = SHORT.withLogprobs(new Logprobs(true, 2));
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      Value.Fields answer = run(model, options, true, file("{\"prompt\": \"Hello\"}")).getFirst();
      assertThat(at(answer, "finish")).isEqualTo("\"length\"");
      List<Value> logprobs = items(answer.at("logprobs"));
      List<Value> top = items(answer.at("top_logprobs"));
      assertThat(logprobs).hasSize(6);
      assertThat(top).hasSize(6);
      List<Value> first = items(top.getFirst());
      assertThat(first).hasSize(2);
      // Greedy: the likeliest is the one that was taken.
      assertThat(((Value.Fields) first.getFirst()).at("logprob")).isEqualTo(logprobs.getFirst());
    }
  }

  @Test
  void aStopStringEndsTheText() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      String whole = model.complete("Hello", SHORT).text();
      String stop = whole.substring(whole.length() / 2, whole.length() / 2 + 2);
      Value.Fields answer =
          run(model, SHORT.withStopStrings(stop), false, file("{\"prompt\": \"Hello\"}"))
              .getFirst();
      assertThat(at(answer, "finish")).isEqualTo("\"stop_string\"");
      assertThat(answer.at("text")).isEqualTo(Value.of(whole.substring(0, whole.indexOf(stop))));
    }
  }

  @Test
  void aLineThatIsNoJsonEndsItAfterTheLinesBeforeAreAnswered() throws Exception {
    Path file = file("{\"prompt\": \"Hello\"}", "{\"prompt\": \"Hel", "{\"prompt\": \"A\"}");
    Path out = folder.resolve("out.jsonl");
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      try (LineOutput output = ResumableFile.open(out, Map.of())) {
        assertThatThrownBy(
                () -> new GenerateJob(model, SHORT, false).run(file, output, TokenProgress.NONE))
            .isInstanceOf(InputException.class)
            .hasMessageContainingAll("prompts.jsonl, line 2", "not JSON", "1 lines before");
      }
      assertThat(out).doesNotExist();
      file("{\"prompt\": \"Hello\"}", "{\"prompt\": \"Hello\"}", "{\"prompt\": \"A\"}");
      try (LineOutput output = ResumableFile.open(out, Map.of())) {
        Totals totals = new GenerateJob(model, SHORT, false).run(file, output, TokenProgress.NONE);
        assertThat(totals.before()).isEqualTo(1);
        assertThat(totals.lines()).isEqualTo(2);
      }
      assertThat(Files.readAllLines(out)).hasSize(3);
    }
  }

  @Test
  void whatWasKilledIsGoneOnWithAndEndsAsIfItHadNotBeen() throws Exception {
    String[] lines = new String[12];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "{\"id\": \"q" + i + "\", \"prompt\": \"Hello number " + i + "\"}";
    }
    Path file = file(lines);
    Path whole = folder.resolve("whole.jsonl");
    Path stopped = folder.resolve("stopped.jsonl");
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      GenerateJob job = new GenerateJob(model, HOT, false);
      try (LineOutput output = ResumableFile.open(whole, Map.of("--seed", "3"))) {
        job.run(file, output, TokenProgress.NONE);
      }
      try (LineOutput output = ResumableFile.open(stopped, Map.of("--seed", "3"))) {
        assertThatThrownBy(() -> job.run(file, killedAfter(5, output), TokenProgress.NONE))
            .isInstanceOf(CancellationException.class);
      }
      Path partial = folder.resolve("stopped.jsonl.partial");
      // Half a line, as a kill in the middle of a write leaves it.
      Files.writeString(partial, Files.readString(partial) + "{\"id\":\"q5\",\"te");
      try (LineOutput output = ResumableFile.open(stopped, Map.of("--seed", "3"))) {
        assertThat(job.run(file, output, TokenProgress.NONE).before()).isEqualTo(5);
      }
      assertThat(Files.readString(stopped)).isEqualTo(Files.readString(whole));
    }
  }

  private static LineOutput killedAfter(int lines, LineOutput output) {
    int[] left = {lines};
    return LineOutput.to(line -> {
      if (left[0]-- == 0) {
        throw new CancellationException("killed");
      }
      output.write(line);
    });
  }

  @Test
  void answersOfAnotherFileAreNotGoneOnWith() throws Exception {
    Path out = folder.resolve("out.jsonl");
    Files.writeString(folder.resolve("out.jsonl.partial"), "{\"id\":\"other\",\"text\":\"\"}\n");
    Files.writeString(folder.resolve("out.jsonl.partial.settings"), "{}");
    Path file = file("{\"id\": \"q\", \"prompt\": \"Hello\"}");
    try (LocalModel model = TinyModels.open("tiny-qwen2");
        LineOutput output = ResumableFile.open(out, Map.of())) {
      assertThatThrownBy(
              () -> new GenerateJob(model, SHORT, false).run(file, output, TokenProgress.NONE))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("line 1 answers \"other\" and asks \"q\"");
    }
  }
}
