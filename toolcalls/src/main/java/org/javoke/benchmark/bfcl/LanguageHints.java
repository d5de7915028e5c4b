package org.javoke.benchmark.bfcl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.template.PythonJson;
import org.javoke.value.Plain;
import org.javoke.value.Value;

/**
 * What the reference adds to function descriptions before it asks a model: the language, and for
 * Java and JavaScript that every parameter is to be given as a text, with its own type in words.
 * Answers are judged against the descriptions without these hints.
 */
final class LanguageHints {

  private LanguageHints() {}

  static Tool add(Tool tool, Language language) {
    String description =
        "%s Note that the provided function is in %s syntax."
            .formatted(tool.description(), version(language));
    return switch (language) {
      case PYTHON -> new Tool(tool.name(), description, tool.parameters(), tool.further());
      case JAVA, JAVASCRIPT ->
          new Tool(tool.name(), description, asTexts(tool.parameters(), language), tool.further());
    };
  }

  private static String version(Language language) {
    return switch (language) {
      case PYTHON -> "Python 3";
      case JAVA -> "Java 8 SDK";
      case JAVASCRIPT -> "JavaScript";
    };
  }

  private static Value.Fields asTexts(Value.Fields parameters, Language language) {
    if (!(parameters.at("properties") instanceof Value.Fields(Map<String, Value> properties))) {
      return parameters;
    }
    Map<String, Value> texts = new LinkedHashMap<>();
    properties.forEach((name, schema) -> texts.put(name, asText(schema, language)));
    Map<String, Value> changed = new LinkedHashMap<>(parameters.values());
    changed.put("properties", new Value.Fields(texts));
    return new Value.Fields(changed);
  }

  private static Value asText(Value schema, Language language) {
    if (!(schema instanceof Value.Fields(Map<String, Value> fields))) {
      return schema;
    }
    Map<String, Value> text = new LinkedHashMap<>(fields);
    StringBuilder description = new StringBuilder();
    if (fields.get("description") instanceof Value.Text(String own)) {
      description.append(own);
    }
    describe(description, fields, language);
    text.put("description", Value.of(description.toString()));
    text.put("type", Value.of("string"));
    if (isList(type(fields), language)) {
      text.remove("items");
    }
    if (isObject(type(fields), language)) {
      text.remove("properties");
    }
    return new Value.Fields(text);
  }

  private static void describe(
      StringBuilder description, Map<String, Value> schema, Language language) {
    String spoken = language == Language.JAVA ? "Java" : "JavaScript";
    String type = type(schema);
    description.append(
        type.equals("any")
            ? " This parameter can be of any type of "
                + spoken
                + " object in string representation."
            : " This is %s %s type parameter in string representation.".formatted(spoken, type));
    if (isList(type, language) && schema.get("items") instanceof Value.Fields(var items)) {
      description
          .append(" The list elements are of type ")
          .append(type(items))
          .append("; they are not in string representation.");
    }
    if (isObject(type, language) && schema.get("properties") instanceof Value.Fields properties) {
      description
          .append(" The dictionary entries have the following schema;")
          .append(" they are not in string representation. ")
          .append(PythonJson.dumps(Plain.map(properties)));
    }
  }

  private static String type(Map<String, Value> schema) {
    return schema.get("type") instanceof Value.Text(String type) ? type : "any";
  }

  private static boolean isList(String type, Language language) {
    return switch (language) {
      case JAVA -> type.equals("ArrayList") || type.equals("Array");
      case JAVASCRIPT -> type.equals("array");
      case PYTHON -> false;
    };
  }

  private static boolean isObject(String type, Language language) {
    return language == Language.JAVASCRIPT && type.equals("dict");
  }
}
