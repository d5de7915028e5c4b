package org.javoke.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.input.SharedFiles;
import org.javoke.tokenizer.Tokenizer;
import org.javoke.value.Plain;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conversations with tools, to the prompt and its ids, as transformers renders and encodes them.
 */
class ChatGoldenTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 15, 10, 20);

  @ParameterizedTest
  @ValueSource(strings = {"qwen2.5", "llama3", "tiny-qwen-2048", "tiny-llama-2048"})
  void promptsAndTheirIds(String name) {
    Path folder = SharedFiles.at("tokenizers/" + name);
    ModelTemplate template = TemplateReader.read(folder).orElseThrow();
    Path file = SharedFiles.at("goldens/model/tokenizers/" + name + ".chat.jsonl.gz");
    try (Tokenizer tokenizer = Tokenizer.open(folder.resolve("tokenizer.json"))) {
      for (JsonLine line : JsonLines.readAll(file)) {
        Value tools = line.items("tools");
        List<Value> messages = line.items("messages").values();
        List<Value> prompt = messages.subList(0, messages.size() - 1);
        check(tokenizer, line, "prompt", render(template, prompt, tools, true));
        check(tokenizer, line, "full", render(template, messages, tools, false));
        check(tokenizer, line, "notools", render(template, prompt, null, true));
      }
    }
  }

  private static String render(
      ModelTemplate template, List<Value> messages, @Nullable Value tools, boolean prompt) {
    Map<String, @Nullable Object> context = new HashMap<>(template.specialTokens());
    context.put("messages", Plain.of(Value.of(messages)));
    context.put("add_generation_prompt", prompt);
    // transformers defines it always.
    context.put("tools", tools == null ? null : Plain.of(tools));
    return template.of(tools != null).render(context, NOW).text();
  }

  private static void check(Tokenizer tokenizer, JsonLine line, String key, String text) {
    assertThat(text).isEqualTo(line.text(key + "_text"));
    int[] expected =
        line.items(key + "_ids").values().stream()
            .mapToInt(id -> id instanceof Value.Int(var number) ? number.intValueExact() : -1)
            .toArray();
    assertThat(tokenizer.encode(text, false)).isEqualTo(expected);
  }
}
