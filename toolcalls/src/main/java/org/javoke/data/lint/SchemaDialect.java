package org.javoke.data.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** Type names in schemas that are not JSON Schema's but can only mean one of its own. */
final class SchemaDialect {

  private static final Map<String, String> MEANING =
      Map.ofEntries(
          Map.entry("dict", "object"),
          Map.entry("float", "number"),
          Map.entry("double", "number"),
          Map.entry("int", "integer"),
          Map.entry("str", "string"),
          Map.entry("bool", "boolean"),
          Map.entry("list", "array"),
          Map.entry("tuple", "array"));
  private static final int MAX_DEPTH = 64;

  private SchemaDialect() {}

  static boolean isForeign(Value.Fields schema) {
    return !translated(schema).equals(schema);
  }

  static Value.Fields translated(Value.Fields schema) {
    return translated(schema, 0);
  }

  private static Value.Fields translated(Value.Fields schema, int depth) {
    if (depth > MAX_DEPTH) {
      return schema;
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    schema
        .values()
        .forEach((key, value) -> {
          switch (key) {
            case "type" -> type(value, fields);
            case "properties", "$defs", "definitions" -> fields.put(key, eachOf(value, depth));
            case "items", "additionalProperties" -> fields.put(key, inner(value, depth));
            case "anyOf", "allOf", "oneOf" ->
                fields.put(
                    key,
                    value instanceof Value.Items(List<Value> items)
                        ? Value.of(items.stream().map(item -> inner(item, depth)).toList())
                        : value);
            default -> fields.put(key, value);
          }
        });
    return new Value.Fields(fields);
  }

  // "any" has no equal: a schema without a type takes anything.
  private static void type(Value type, Map<String, Value> fields) {
    if (type instanceof Value.Text(String name)) {
      if (!name.equals("any")) {
        fields.put("type", Value.of(MEANING.getOrDefault(name, name)));
      }
    } else {
      fields.put("type", type);
    }
  }

  private static Value eachOf(Value named, int depth) {
    if (!(named instanceof Value.Fields(Map<String, Value> schemas))) {
      return named;
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    schemas.forEach((name, schema) -> fields.put(name, inner(schema, depth)));
    return new Value.Fields(fields);
  }

  private static Value inner(Value schema, int depth) {
    return schema instanceof Value.Fields fields ? translated(fields, depth + 1) : schema;
  }
}
