package org.javoke.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Translates parameters from JSON Schema into BFCL's dialect, in which answers are judged: {@code
 * object} becomes {@code dict}, {@code number} becomes {@code float}, and what has no single type
 * becomes {@code any}, whose values are compared as they stand.
 */
public final class JsonSchemaDialect {

  private JsonSchemaDialect() {}

  /** {@return the tool with its parameters in BFCL's dialect; all else as it was} */
  public static Tool toBfcl(Tool tool) {
    Map<String, Value> parameters = new LinkedHashMap<>(tool.parameters().values());
    Map<String, Value> properties = new LinkedHashMap<>();
    if (parameters.get("properties") instanceof Value.Fields(Map<String, Value> fields)) {
      fields.forEach((name, schema) -> properties.put(name, translated(schema)));
    }
    parameters.put("type", Value.of("dict"));
    parameters.put("properties", new Value.Fields(properties));
    parameters.putIfAbsent("required", Value.of(List.of()));
    return new Tool(tool.name(), tool.description(), new Value.Fields(parameters), tool.further());
  }

  private static Value translated(Value schema) {
    Map<String, Value> fields =
        schema instanceof Value.Fields(Map<String, Value> own)
            ? new LinkedHashMap<>(own)
            : new LinkedHashMap<>(); // true and false are schemas too
    String type = bfclType(fields.get("type"));
    fields.put("type", Value.of(type));
    if (type.equals("array")) {
      Value items = fields.get("items");
      fields.put("items", translated(items == null ? Value.TRUE : items));
    }
    return new Value.Fields(fields);
  }

  /** {@return the type's name in BFCL; a type that may also be null counts as that type} */
  private static String bfclType(@Nullable Value type) {
    if (type instanceof Value.Items(List<Value> types)) {
      List<Value> others = types.stream().filter(one -> !one.equals(Value.of("null"))).toList();
      return others.size() == 1 ? bfclType(others.getFirst()) : "any";
    }
    if (!(type instanceof Value.Text(String name))) {
      return "any";
    }
    return switch (name) {
      case "string", "integer", "boolean", "array" -> name;
      case "number" -> "float";
      case "object" -> "dict";
      default -> "any";
    };
  }
}
