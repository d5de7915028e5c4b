package org.javoke.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/**
 * Parameters as the reference sends them to Google: keywords that its schema lacks are taken out
 * and said in the description instead. Only the parameters themselves are treated so, not what is
 * nested in them.
 */
final class GoogleSchema {

  /** Keyword and its words, in the order in which the reference appends them. */
  private static final Map<String, String> IN_WORDS = inWords();

  private GoogleSchema() {}

  static Tool of(Tool tool) {
    Map<String, Value> schema = new LinkedHashMap<>(tool.parameters().values());
    schema.remove("optional");
    if (schema.get("properties") instanceof Value.Fields(Map<String, Value> properties)) {
      Map<String, Value> described = new LinkedHashMap<>();
      properties.forEach((name, property) -> described.put(name, described(property)));
      schema.put("properties", new Value.Fields(described));
    }
    return new Tool(tool.name(), tool.description(), new Value.Fields(schema), tool.further());
  }

  private static Value described(Value property) {
    if (!(property instanceof Value.Fields(Map<String, Value> fields))) {
      return property;
    }
    Map<String, Value> left = new LinkedHashMap<>(fields);
    StringBuilder description =
        new StringBuilder(left.get("description") instanceof Value.Text(String text) ? text : "");
    boolean isString = Value.of("string").equals(left.get("type"));
    IN_WORDS.forEach((keyword, words) -> {
      Value value = left.get(keyword);
      if (value != null && !isAllowed(keyword, isString)) {
        description.append(' ').append(words).append(": ");
        description.append(PythonRepr.text(value)).append('.');
        left.remove(keyword);
      }
    });
    left.put("description", Value.of(description.toString()));
    return new Value.Fields(left);
  }

  private static boolean isAllowed(String keyword, boolean isString) {
    return switch (keyword) {
      case "enum" -> isString;
      case "format" -> !isString;
      default -> false;
    };
  }

  private static Map<String, String> inWords() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("default", "Default is");
    words.put("optional", "Optional");
    words.put("required", "Required");
    words.put("maximum", "Maximum value");
    words.put("minItems", "Minimum number of items");
    words.put("maxItems", "Maximum number of items");
    words.put("additionalProperties", "Additional properties");
    words.put("enum", "Enum values");
    words.put("format", "Format");
    return words;
  }
}
