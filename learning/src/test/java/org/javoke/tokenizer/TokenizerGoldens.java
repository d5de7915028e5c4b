package org.javoke.tokenizer;

import java.util.List;
import java.util.stream.Stream;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.input.SharedFiles;
import org.javoke.value.Value;

/** What Hugging Face's tokenizers in Python make of many texts. */
final class TokenizerGoldens {

  static final List<String> NAMES =
      List.of("qwen2.5", "llama3", "tiny-qwen-2048", "tiny-llama-2048");

  private TokenizerGoldens() {}

  static Tokenizer open(String name) {
    return Tokenizer.open(SharedFiles.at("tokenizers/" + name + "/tokenizer.json"));
  }

  static List<Value.Fields> rows(String name, String kind) {
    return JsonLines.readAll(
            SharedFiles.at("goldens/model/tokenizers/%s.%s.jsonl.gz".formatted(name, kind)))
        .stream()
        .map(JsonLine::object)
        .toList();
  }

  static String text(Value.Fields row, String key) {
    if (row.at(key) instanceof Value.Text(String text)) {
      return text;
    }
    throw new AssertionError("a row lacks the text " + key);
  }

  static int[] ids(Value.Fields row, String key) {
    return items(row, key).mapToInt(TokenizerGoldens::number).toArray();
  }

  static Stream<Value> items(Value.Fields row, String key) {
    if (row.at(key) instanceof Value.Items(List<Value> items)) {
      return items.stream();
    }
    throw new AssertionError("a row lacks the array " + key);
  }

  private static int number(Value value) {
    if (value instanceof Value.Int(var number)) {
      return number.intValueExact();
    }
    throw new AssertionError("no id: " + value);
  }
}
