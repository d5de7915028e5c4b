package org.javoke.data.convert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/** Tools as BFCL and ToolACE describe them: JSON Schema with Python's names of some types. */
final class DictSchema {

  private static final int MAX_DEPTH = 32;

  private DictSchema() {}

  static Value tools(Example example) {
    return Value.of(example.tools().stream().map(DictSchema::tool).toList());
  }

  private static Value tool(Tool tool) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("name", Value.of(tool.name()));
    fields.put("description", Value.of(tool.description()));
    fields.put("parameters", named(tool.parameters(), 0));
    tool.further().values().forEach(fields::putIfAbsent);
    return new Value.Fields(fields);
  }

  private static Value named(Value schema, int depth) {
    if (depth > MAX_DEPTH || !(schema instanceof Value.Fields(Map<String, Value> written))) {
      return schema;
    }
    Map<String, Value> fields = new LinkedHashMap<>(written);
    fields.computeIfPresent("type", (_, type) -> type(type));
    fields.computeIfPresent("items", (_, items) -> named(items, depth + 1));
    fields.computeIfPresent("properties", (_, properties) -> each(properties, depth));
    return new Value.Fields(fields);
  }

  private static Value each(Value properties, int depth) {
    if (!(properties instanceof Value.Fields(Map<String, Value> schemas))) {
      return properties;
    }
    Map<String, Value> named = new LinkedHashMap<>();
    schemas.forEach((name, schema) -> named.put(name, named(schema, depth + 1)));
    return new Value.Fields(named);
  }

  private static Value type(Value type) {
    if (type.equals(Value.of("object"))) {
      return Value.of("dict");
    }
    return type.equals(Value.of("number")) ? Value.of("float") : type;
  }
}
