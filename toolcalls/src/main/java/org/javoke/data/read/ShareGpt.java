package org.javoke.data.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.value.Value;

/** The form {@code {"conversations": [{"from": "human", "value": "..."}]}} that many sets share. */
final class ShareGpt {

  private ShareGpt() {}

  /** What one side said. */
  record Said(String role, String text) {}

  /** {@return what was said, with OpenAI's names of the roles} */
  static List<Said> read(Value.Fields record) throws RecordException {
    List<Said> said = new ArrayList<>();
    for (Value item : Shape.items(record, "conversations")) {
      Value.Fields fields = Shape.object(item, "a message of \"conversations\"");
      boolean named = fields.at("from") != null;
      String role = Shape.text(fields, named ? "from" : "role");
      said.add(new Said(role(role), Shape.text(fields, named ? "value" : "content")));
    }
    return said;
  }

  /** {@return whether the record is of this form} */
  static boolean fits(Value.Fields record) {
    return record.at("conversations") != null;
  }

  /** {@return the text of the first system message, in the list or beside it} */
  static String system(Value.Fields record, List<Said> said) {
    String beside = Shape.textOrEmpty(record, "system");
    return said.stream()
        .filter(one -> one.role().equals("system"))
        .map(Said::text)
        .findFirst()
        .orElse(beside);
  }

  /** {@return the source's name, and all short texts beside the conversation} */
  static Value.Fields meta(String source, Value.Fields record, String... used) {
    Map<String, Value> meta = new LinkedHashMap<>();
    meta.put(Example.SOURCE, Value.of(source));
    record
        .values()
        .forEach((key, value) -> {
          if (!List.of(used).contains(key)) {
            meta.put(key, value);
          }
        });
    return new Value.Fields(meta);
  }

  private static String role(String name) {
    return switch (name) {
      case "human", "user" -> "user";
      case "gpt", "assistant", "bot", "model" -> "assistant";
      case "tool", "function", "observation", "function_response" -> "tool";
      default -> name;
    };
  }
}
