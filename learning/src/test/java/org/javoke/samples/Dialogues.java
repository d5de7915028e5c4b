package org.javoke.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Samples in the canonical form. */
final class Dialogues {

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

  /** A call, its result, and two answers in words. */
  static final String WITH_TOOLS =
      """
      {"id": "one", "tools": %s, "messages": [
        {"role": "user", "content": "How is it in Rome?"}, %s,
        {"role": "tool", "tool_call_id": "a", "content": "{\\"sky\\": \\"clear\\"}"},
        {"role": "assistant", "content": "It is clear."},
        {"role": "user", "content": "And on Mars?"},
        {"role": "assistant", "content": "I cannot say, caf\u00e9 \ud83d\ude80."}]}\
      """
          .formatted(WEATHER, CALL);

  private Dialogues() {}

  /** {@return a file with these lines} */
  static Path write(Path folder, String... lines) throws IOException {
    List<String> flat = new ArrayList<>();
    for (String line : lines) {
      flat.add(line.replace("\n", " "));
    }
    return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", flat) + "\n");
  }
}
