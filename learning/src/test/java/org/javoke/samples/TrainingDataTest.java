package org.javoke.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.hub.ModelFolder;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.train.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingDataTest {

  private static final String WEATHER =
      """
      [{"type": "function", "function": {"name": "weather", "description": "Tells the weather.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}},
        "required": ["city"]}}}]\
      """;

  private static final String CALL =
      """
      {"role": "assistant", "content": null, "tool_calls": [{"id": "a", "type": "function",
        "function": {"name": "weather", "arguments": {"city": "Rome"}}}]}\
      """;

  private static final String DIALOGUE =
      """
      {"id": "one", "tools": %s, "messages": [
        {"role": "user", "content": "How is it in Rome?"}, %s,
        {"role": "tool", "tool_call_id": "a", "content": "{\\"sky\\": \\"clear\\"}"},
        {"role": "assistant", "content": "It is clear."},
        {"role": "user", "content": "And on Mars?"},
        {"role": "assistant", "content": "I cannot say, caf\u00e9 \ud83d\ude80."}]}\
      """
          .formatted(WEATHER, CALL);

  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    List<String> flat = new ArrayList<>();
    for (String line : lines) {
      flat.add(line.replace("\n", " "));
    }
    return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", flat) + "\n");
  }

  /** What bears loss, a text for each run of tokens. */
  private static List<String> learned(Example example, Tokenizer tokenizer) {
    List<String> runs = new ArrayList<>();
    int[] ids = example.ids().toArray();
    int[] places = example.learned().toArray();
    int from = 0;
    for (int i = 1; i <= places.length; i++) {
      if (i == places.length || places[i] != places[i - 1] + 1) {
        int[] run = java.util.Arrays.copyOfRange(ids, places[from], places[i - 1] + 1);
        runs.add(tokenizer.decode(run, false));
        from = i;
      }
    }
    return runs;
  }

  private List<String> learned(ModelFolder model, LossOn loss, Path data) {
    try (Tokenizer tokenizer = model.tokenizer();
        TrainingData training = TrainingData.of(model)) {
      return learned(
          training.examples(data, loss, 4096).samples().getFirst(),
          tokenizer);
    }
  }

  @Test
  void qwenLearnsItsLastAnswer() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("qwen2.5", folder));
    assertThat(learned(model, LossOn.COMPLETION, file(DIALOGUE)))
        .containsExactly("I cannot say, caf\u00e9 \ud83d\ude80.<|im_end|>");
  }

  @Test
  void qwenLearnsEveryAnswer() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("qwen2.5", folder));
    assertThat(learned(model, LossOn.ASSISTANT, file(DIALOGUE)))
        .containsExactly(
            "<tool_call>\n{\"name\": \"weather\", \"arguments\": {\"city\": \"Rome\"}}\n</tool_call><|im_end|>",
            "It is clear.<|im_end|>",
            "I cannot say, caf\u00e9 \ud83d\ude80.<|im_end|>");
  }

  @Test
  void llamaLearnsEveryAnswer() throws IOException {
    ModelFolder model = ModelFolder.open(Folders.of("llama3", folder));
    assertThat(learned(model, LossOn.ASSISTANT, file(DIALOGUE)))
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
        Example example = data.examples(file(DIALOGUE), loss, 4096).samples().getFirst();
        int[] ids = example.ids().toArray();
        assertThat(ids).isEqualTo(tokenizer.encode(tokenizer.decode(ids, false), false));
      }
    }
  }
}
