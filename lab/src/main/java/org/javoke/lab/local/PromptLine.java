package org.javoke.lab.local;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.chat.Prompt;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.Kinds;
import org.javoke.local.LocalModel;
import org.javoke.value.Value;

/**
 * A line that a model is to continue.
 *
 * @param offersTools whether it is a conversation with tools
 */
record PromptLine(Tokens tokens, boolean offersTools) {

  private static final String IDS = "prompt_ids";

  /**
   * {@return the line for the model: {@code messages} (and {@code tools}), {@code prompt} or {@code
   * text}, or {@code prompt_ids}}
   *
   * @throws InputException if it is none of these, or the model's template refuses it
   */
  static PromptLine of(JsonLine line, LocalModel model) {
    return switch (key(line, List.of("messages", "prompt", "text", IDS))) {
      case "messages" -> {
        Prompt prompt = Conversation.of(line);
        yield new PromptLine(model.tokens(prompt), !prompt.tools().isEmpty());
      }
      case IDS -> new PromptLine(tokens(line, IDS), false);
      case String text -> new PromptLine(model.tokens(line.text(text)), false);
    };
  }

  /** {@return the only one of the keys that the line has} */
  static String key(JsonLine line, List<String> keys) {
    List<String> there = keys.stream().filter(key -> line.object().at(key) != null).toList();
    if (there.size() == 1) {
      return there.getFirst();
    }
    throw line.error(
        "expected one of %s, found %s"
            .formatted(quoted(keys.stream()), there.isEmpty() ? "none" : quoted(there.stream())));
  }

  private static String quoted(Stream<String> keys) {
    return keys.map(key -> '"' + key + '"').collect(Collectors.joining(", "));
  }

  /** {@return the ids under the key} */
  static Tokens tokens(JsonLine line, String key) {
    return Tokens.of(
        line.items(key).values().stream().map(value -> token(line, key, value)).toList());
  }

  private static int token(JsonLine line, String key, Value value) {
    if (value instanceof Value.Int(var number) && number.bitLength() < Integer.SIZE) {
      return number.intValueExact();
    }
    throw line.error(
        "\"%s\" must list ids of tokens, which are whole numbers; it has %s"
            .formatted(key, Kinds.of(value)));
  }
}
