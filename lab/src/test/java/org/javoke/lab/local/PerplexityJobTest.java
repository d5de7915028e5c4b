package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.generate.CompletionScorer.Outcome.Scored;
import org.javoke.input.InputException;
import org.javoke.lab.run.LineOutput;
import org.javoke.lab.run.ResumableFile;
import org.javoke.local.LocalModel;
import org.javoke.local.TinyModels;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerplexityJobTest {

  private static final String CHAT =
      """
      {"id": "chat", "messages": [{"role": "user", "content": "Hello"}, \
      {"role": "assistant", "content": "Hi there"}]}\
      """;

  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("data.jsonl"), List.of(lines));
  }

  private static List<Value.Fields> answers(LocalModel model, boolean logprobs, Path file)
      throws InterruptedException, JsonException {
    List<String> lines = new ArrayList<>();
    new PerplexityJob(model, logprobs).run(file, LineOutput.to(lines::add), TokenProgress.NONE);
    List<Value.Fields> answers = new ArrayList<>();
    for (String line : lines) {
      answers.add((Value.Fields) Json.read(line));
    }
    return answers;
  }

  private static double number(Value.Fields answer, String key) {
    Value value = answer.at(key);
    return value instanceof Value.Real(double number) ? number : Double.NaN;
  }

  @Test
  void textsAndIdsAndTurnsAreScoredInTheOrderOfTheFile() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      int[] hello = model.tokens("Hello").toArray();
      int[] the = model.tokenizer().encode(" the light", false);
      Path file =
          file(
              CHAT,
              "{\"prompt\": \"Hello\", \"completion\": \" the light\"}",
              "{\"prompt_ids\": %s, \"completion_ids\": %s}"
                  .formatted(List.of(box(hello)), List.of(box(the))));
      List<Value.Fields> answers = answers(model, true, file);
      assertThat(answers).extracting(a -> a.at("id")).first().isEqualTo(Value.of("chat"));
      Scored text = model.score("Hello", " the light");
      assertThat(number(answers.get(1), "mean_logprob"))
          .isCloseTo(text.meanLogprob(), within(1e-5));
      assertThat(number(answers.get(1), "mean_logprob"))
          .isCloseTo(number(answers.get(2), "mean_logprob"), within(1e-6));
      assertThat(answers.get(1).at("logprobs"))
          .isInstanceOfSatisfying(
              Value.Items.class, items -> assertThat(items.values()).hasSize(the.length));
      // perplexity = exp(-mean log-probability)
      assertThat(number(answers.getFirst(), "perplexity"))
          .isCloseTo(Math.exp(-number(answers.getFirst(), "mean_logprob")), within(1e-9));
    }
  }

  private static Integer[] box(int[] ids) {
    return Arrays.stream(ids).boxed().toArray(Integer[]::new);
  }

  @Test
  void aTurnIsWhatTheTemplateAddsForItItsEndIncluded() throws Exception {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      Prompt asked = new Prompt(List.of(new Message.FromUser("Hello")), List.of());
      String before = model.chat().render(asked);
      List<Message> whole =
          List.of(new Message.FromUser("Hello"), new Message.FromAssistant("Hi there", List.of()));
      String turn = model.chat().render(whole, List.of(), false).substring(before.length());
      assertThat(turn).as("the newline is not the model's").isEqualTo("Hi there<|im_end|>\n");
      double expected = model.score(asked, turn.stripTrailing()).meanLogprob();
      assertThat(number(answers(model, false, file(CHAT)).getFirst(), "mean_logprob"))
          .isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void aTemplateThatRewritesWhatPrecedesIsRefusedWithTheReason() throws Exception {
    String template =
        "{% for m in messages %}{{ loop.length }}:{{ m.content }} {% endfor %}"
            + "{% if add_generation_prompt %}>{% endif %}";
    Path copy = TinyModels.withTemplate("tiny-qwen2", folder.resolve("model"), template);
    try (LocalModel model = TinyModels.open(copy)) {
      assertThat(Json.write(answers(model, false, file(CHAT)).getFirst()))
          .contains("\"error\"", "differently", "'1:Hello", "'2:Hello");
    }
  }

  @Test
  void whatCannotBeScoredSaysWhy() throws Exception {
    Path file =
        file(
            "{\"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}",
            "{\"messages\": [{\"role\": \"assistant\", \"content\": \"Hello\"}]}",
            "{\"prompt\": \"Hello\", \"completion\": \"\"}",
            "{\"prompt\": \"Hello\"}",
            "{\"prompt_ids\": [1], \"completion_ids\": [99999]}",
            "{\"prompt_ids\": [1], \"completion_ids\": 3}");
    List<String> expected =
        List.of(
            "not the assistant's",
            "nothing precedes",
            "completion has no tokens",
            "\"completion\\\" is missing",
            "99999",
            "must be an array");
    List<String> lines = new ArrayList<>();
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      PerplexityJob.Result result =
          new PerplexityJob(model, false).run(file, LineOutput.to(lines::add), TokenProgress.NONE);
      assertThat(result.totals().failed()).isEqualTo(6);
      assertThat(result.perplexities().mean()).isEmpty();
      assertThat(result.perplexities().median()).isEmpty();
    }
    for (int i = 0; i < expected.size(); i++) {
      assertThat(lines.get(i)).contains(expected.get(i));
    }
  }

  @Test
  void aModelWithoutTemplateScoresTextsOnly() throws Exception {
    try (LocalModel model = TinyModels.open("stories260K")) {
      List<Value.Fields> answers =
          answers(model, false, file(CHAT, "{\"prompt\": \"Once\", \"completion\": \" upon\"}"));
      assertThat(Json.write(answers.getFirst())).contains("no chat template");
      assertThat(number(answers.get(1), "perplexity")).isPositive();
    }
  }

  @Test
  void meanAndMedianCountWhatAnEarlierProcessScored() throws Exception {
    Path out = folder.resolve("out.jsonl");
    // Perplexities 2 and 4 from before.
    Files.writeString(
        folder.resolve("out.jsonl.partial"),
        "{\"id\":1,\"perplexity\":2.0}\n{\"id\":2,\"perplexity\":4.0}\n");
    Files.writeString(folder.resolve("out.jsonl.partial.settings"), "{}");
    String line = "{\"prompt\": \"Hello\", \"completion\": \" the\"}";
    try (LocalModel model = TinyModels.open("tiny-qwen2");
        LineOutput output = ResumableFile.open(out, Map.of())) {
      PerplexityJob.Result result =
          new PerplexityJob(model, false).run(file(line, line, line), output, TokenProgress.NONE);
      double third = model.score("Hello", " the").perplexity();
      assertThat(result.perplexities().mean().orElseThrow())
          .isCloseTo((2 + 4 + third) / 3, within(1e-2));
      // A random model is less sure than that: the middle one is 4.
      assertThat(third).isGreaterThan(4);
      assertThat(result.perplexities().median().orElseThrow()).isEqualTo(4);
    }
    assertThat(Files.readAllLines(out)).hasSize(3);
  }

  @Test
  void aLineThatIsNoJsonIsAnError() throws Exception {
    Path file = file(CHAT, "{");
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      assertThatThrownBy(() -> answers(model, false, file))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("data.jsonl, line 2");
    }
  }
}
