package org.javoke.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.input.SharedFiles;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.train.Example;
import org.javoke.train.TokenIds;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingDataTest {

  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Dialogues.write(folder, lines);
  }

  private List<String> learned(ModelFolder model, LossOn loss, Path data) {
    try (Tokenizer tokenizer = model.tokenizer();
        TrainingData training = TrainingData.of(model)) {
      return Folders.learned(training.examples(data, loss, 4096).samples().getFirst(), tokenizer);
    }
  }

  @Test
  void qwenLearnsItsLastAnswer() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("qwen2.5", folder));
    assertThat(learned(model, LossOn.COMPLETION, file(Dialogues.WITH_TOOLS)))
        .containsExactly("I cannot say, caf\u00e9 \ud83d\ude80.<|im_end|>");
  }

  @Test
  void qwenLearnsEveryAnswer() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("qwen2.5", folder));
    assertThat(learned(model, LossOn.ASSISTANT, file(Dialogues.WITH_TOOLS)))
        .containsExactly(
            "<tool_call>\n{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\"}}\n</tool_call><|im_end|>",
            "It is clear.<|im_end|>",
            "I cannot say, caf\u00e9 \ud83d\ude80.<|im_end|>");
  }

  @Test
  void aDocumentIsLearnedWholeAndEnded() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("qwen2.5", folder));
    Path data = file("{\"text\": \"Two words, and a caf\u00e9.\"}");
    try (Tokenizer tokenizer = model.tokenizer();
        TrainingData training = TrainingData.of(model)) {
      Example document = training.examples(data, LossOn.COMPLETION, 4096).samples().getFirst();
      assertThat(tokenizer.decode(document.ids().toArray(), false))
          .isEqualTo("Two words, and a caf\u00e9.<|im_end|>");
      // The first token follows nothing, and cannot be learned.
      assertThat(document.labels()).isEqualTo(document.length() - 1);
    }
  }

  @Test
  void aDocumentMustBeAText() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("qwen2.5", folder));
    Path data = file("{\"text\": [1]}");
    try (TrainingData training = TrainingData.of(model)) {
      assertThatThrownBy(() -> training.examples(data, LossOn.ALL, 64))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("line 1")
          .hasMessageContaining("\"text\" must be a text");
    }
  }

  @Test
  void llamaLearnsEveryAnswer() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("llama3", folder));
    assertThat(learned(model, LossOn.ASSISTANT, file(Dialogues.WITH_TOOLS)))
        .containsExactly(
            "{\"name\": \"weather\", \"parameters\": {\"city\": \"Rome\"}}<|eot_id|>",
            "It is clear.<|eot_id|>",
            "I cannot say, caf\u00e9 \ud83d\ude80.<|eot_id|>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwen2.5", "llama3", "tiny-qwen-2048", "tiny-llama-2048"})
  void theTokensAreThoseOfTheWholeText(String name) throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of(name, folder));
    try (Tokenizer tokenizer = model.tokenizer();
        TrainingData data = TrainingData.of(model)) {
      for (LossOn loss : LossOn.values()) {
        Example example =
            data.examples(file(Dialogues.WITH_TOOLS), loss, 4096).samples().getFirst();
        int[] ids = example.ids().toArray();
        assertThat(ids).isEqualTo(tokenizer.encode(tokenizer.decode(ids, false), false));
      }
    }
  }

  @Test
  void everythingBearsLossWhereThatIsWanted() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("tiny-llama-2048", folder));
    try (TrainingData data = TrainingData.of(model)) {
      Example example =
          data.examples(file(Dialogues.WITH_TOOLS), LossOn.ALL, 4096).samples().getFirst();
      // The first token follows nothing.
      assertThat(example.labels()).isEqualTo(example.length() - 1);
    }
  }

  @Test
  void theTemplatesOwnMarksCountAsTheyAre() throws IOException {
    Path qwen = Folders.of("qwen2.5", folder);
    ModelFolder model = Folders.with(Folders.template("trl_qwen3_training"), qwen);
    assertThat(learned(model, LossOn.ASSISTANT, file(Dialogues.WITH_TOOLS)))
        .containsExactly(
            "<think>\n\n</think>\n\n<tool_call>\n{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\"}}\n</tool_call><|im_end|>\n",
            "<think>\n\n</think>\n\nIt is clear.<|im_end|>\n",
            "<think>\n\n</think>\n\nI cannot say, caf\u00e9 \ud83d\ude80.<|im_end|>\n");
    assertThat(learned(model, LossOn.COMPLETION, file(Dialogues.WITH_TOOLS)))
        .containsExactly(
            "<think>\n\n</think>\n\nI cannot say, caf\u00e9 \ud83d\ude80.<|im_end|>\n");
  }

  @Test
  void aTemplateThatRewritesEarlierAnswersIsRefusedForEveryAnswerAndGoodForTheLast()
      throws IOException {
    Path qwen = Folders.of("qwen2.5", folder);
    ModelFolder model = Folders.with(Folders.template("trl_qwen3"), qwen);
    assertThat(learned(model, LossOn.COMPLETION, file(Dialogues.WITH_TOOLS)))
        .containsExactly("<think>\n\n</think>\n\nI cannot say, caf\u00e9 \ud83d\ude80.<|im_end|>");
    Path data = file(Dialogues.WITH_TOOLS);
    assertThatThrownBy(() -> learned(model, LossOn.ASSISTANT, data))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("data.jsonl, line 1: ")
        .hasMessageContaining("marks no {% generation %}")
        .hasMessageContaining("--loss completion");
  }

  @Test
  void aTemplateThatChangesThePromptIsRefused() throws IOException {
    String counting =
        "{{ messages | length }}{% for m in messages %}<|im_start|>{{ m.content }}<|im_end|>{% endfor %}";
    ModelFolder model = Folders.with(counting, Folders.of("tiny-qwen-2048", folder));
    Path data = file(Dialogues.WITH_TOOLS);
    assertThatThrownBy(() -> learned(model, LossOn.COMPLETION, data))
        .hasMessageContaining("line 1")
        .hasMessageContaining("what the model is shown before it reads \"5<|im_start|>");
  }

  @Test
  void tokensNeverStandAcrossTheEdgeOfAnAnswer() throws IOException {
    ModelFolder model =
        Folders.with(
            "{% for m in messages %}{{ m.content }}{% endfor %}",
            Folders.of("tiny-qwen-2048", folder));
    String split =
        """
        {"messages": [{"role": "user", "content": "restaur"}, {"role": "assistant", "content": "ants"}]}\
        """;
    try (Tokenizer tokenizer = model.tokenizer();
        TrainingData training = TrainingData.of(model)) {
      Example example = training.examples(file(split), LossOn.COMPLETION, 99).samples().getFirst();
      int[] prompt = tokenizer.encode("restaur", false);
      assertThat(example.ids().limit(prompt.length).toArray()).isEqualTo(prompt);
      assertThat(Folders.learned(example, tokenizer)).containsExactly("ants");
      assertThat(tokenizer.encode("restaurants", false)).isNotEqualTo(example.ids().toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwen2.5", "llama3"})
  void promptsAreThoseOfTheReferenceAndTheRestBearsLoss(String name) throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of(name, folder));
    List<String> lines = new ArrayList<>();
    List<JsonLine> goldens =
        JsonLines.readAll(SharedFiles.at("goldens/model/tokenizers/" + name + ".chat.jsonl.gz"));
    goldens.forEach(line -> lines.add(Json.write(line.value())));
    Path data = Files.write(folder.resolve("goldens.jsonl"), lines);
    int place = 0;
    try (Tokenizer tokenizer = model.tokenizer();
        TrainingData training = TrainingData.of(model)) {
      List<Example> examples = new ArrayList<>();
      training.forEach(data, LossOn.COMPLETION, examples::add, _ -> {});
      for (JsonLine golden : goldens) {
        Example example = examples.get(place++);
        assertThat(example.ids().toArray()).isEqualTo(ids(golden, "full_ids"));
        int prompt = ids(golden, "prompt_ids").length;
        String text = golden.text("full_text").substring(golden.text("prompt_text").length());
        assertThat(example.learned().min().getAsInt()).isEqualTo(prompt);
        assertThat(Folders.learned(example, tokenizer)).containsExactly(text.stripTrailing());
      }
      assertThat(examples).hasSameSizeAs(goldens);
    }
  }

  private static int[] ids(JsonLine line, String key) {
    return TokenIds.of(line, key, Integer.MAX_VALUE);
  }

  @Test
  void whatUsersWriteIsFoundInNoAnswer() throws IOException {
    Random random = new Random(7);
    String letters = "ab \n\t\"{}<>\u00e9\u4e2d\u2019'";
    ModelFolder model = ModelFolder.open(Folders.of("tiny-qwen-2048", folder));
    List<String> lines = new ArrayList<>();
    List<List<String>> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<Value> messages = new ArrayList<>();
      List<String> said = new ArrayList<>();
      for (int turn = 0; turn <= random.nextInt(4); turn++) {
        messages.add(message("user", text(random, letters)));
        said.add("A" + text(random, letters) + "<|im_end|>");
        messages.add(message("assistant", said.getLast().replace("<|im_end|>", "")));
      }
      lines.add(Json.write(new Value.Fields(Map.of("messages", Value.of(messages)))));
      answers.add(said);
    }
    Path data = Files.write(folder.resolve("data.jsonl"), lines);
    try (Tokenizer tokenizer = model.tokenizer();
        TrainingData training = TrainingData.of(model)) {
      List<Example> examples = training.examples(data, LossOn.ASSISTANT, 4096).samples();
      for (int i = 0; i < examples.size(); i++) {
        assertThat(Folders.learned(examples.get(i), tokenizer)).isEqualTo(answers.get(i));
      }
    }
  }

  private static Value message(String role, String content) {
    return new Value.Fields(Map.of("role", Value.of(role), "content", Value.of(content)));
  }

  private static String text(Random random, String letters) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
