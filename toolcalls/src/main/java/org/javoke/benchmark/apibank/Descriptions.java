package org.javoke.benchmark.apibank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** The APIs that a prompt describes, one JSON object a line, as tools. */
final class Descriptions {

  private Descriptions() {}

  /** {@return the tools described in the texts} */
  static List<Tool> in(String... texts) {
    List<Tool> tools = new ArrayList<>();
    for (String text : texts) {
      text.lines()
          .filter(line -> line.startsWith("{"))
          .map(Descriptions::tool)
          .forEach(tool -> {
            if (tool != null) {
              tools.add(tool);
            }
          });
    }
    return tools;
  }

  /** {@return the text without the lines that describe APIs} */
  static String without(String text) {
    return String.join("\n", text.lines().filter(line -> !line.startsWith("{")).toList());
  }

  private static @Nullable Tool tool(String line) {
    try {
      return Json.read(line) instanceof Value.Fields api ? tool(api) : null;
    } catch (JsonException e) {
      return null; // no description, but something that a dialogue says
    }
  }

  private static @Nullable Tool tool(Value.Fields api) {
    Value name = either(api, "name", "apiCode");
    Value parameters = either(api, "input_parameters", "parameters");
    if (!(name instanceof Value.Text(String text))) {
      return null;
    }
    Map<String, Value> properties =
        parameters instanceof Value.Fields(Map<String, Value> fields) ? fields : Map.of();
    return new Tool(text, Database.text(api, "description"), schema(properties));
  }

  private static @Nullable Value either(Value.Fields api, String first, String second) {
    Value value = api.at(first);
    return value == null ? api.at(second) : value;
  }

  private static Value.Fields schema(Map<String, Value> parameters) {
    Map<String, Value> properties = new LinkedHashMap<>();
    List<Value> required = new ArrayList<>();
    parameters.forEach((name, parameter) -> {
      String description = Database.text(parameter, "description");
      Map<String, Value> property = new LinkedHashMap<>(type(Database.text(parameter, "type")));
      property.put("description", Value.of(description));
      properties.put(name, new Value.Fields(property));
      if (!description.contains("[Optional]") && !description.contains("Only needed")) {
        required.add(Value.of(name));
      }
    });
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("type", Value.of("object"));
    schema.put("properties", new Value.Fields(properties));
    schema.put("required", Value.of(required));
    return new Value.Fields(schema);
  }

  private static Map<String, Value> type(String type) {
    return switch (type) {
      case "int" -> Map.of("type", Value.of("integer"));
      case "float" -> Map.of("type", Value.of("number"));
      case "bool" -> Map.of("type", Value.of("boolean"));
      case "list" -> Map.of("type", Value.of("array"), "items", Value.Fields.EMPTY);
      case "list(str)" ->
          Map.of(
              "type",
              Value.of("array"),
              "items",
              new Value.Fields(Map.of("type", Value.of("string"))));
      default -> Map.of("type", Value.of("string"));
    };
  }
}
