package org.javoke.data.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as the field's datasets describe them, in JSON Schema: a schema with BFCL's or
 * Python's type names, or a plain list of parameters {@code {"city": {"type": "str, optional",
 * "description": ...}}}. What a type name says that JSON Schema cannot is kept in the description.
 */
final class LooseSchema {

  private static final int MAX_DEPTH = 32;

  /** When a parameter of a plain list must be given. */
  enum Required {
    /** Where nothing says that it is optional: no default, no such word. */
    UNLESS_OPTIONAL,
    /** Only where the data says so. */
    WHERE_STATED
  }

  private final Required rule;

  LooseSchema(Required rule) {
    this.rule = rule;
  }

  /** {@return the object schema of a tool's arguments} */
  Value.Fields parameters(@Nullable Value written) {
    if (!(written instanceof Value.Fields fields)) {
      return object(Map.of(), List.of());
    }
    boolean schema =
        fields.at("properties") instanceof Value.Fields || fields.at("type") instanceof Value.Text;
    return schema ? asObject(fields) : ofList(fields);
  }

  private Value.Fields asObject(Value.Fields schema) {
    Map<String, Value> fields = new LinkedHashMap<>(translated(schema, 0).values());
    fields.put("type", Value.of("object"));
    fields.putIfAbsent("properties", Value.Fields.EMPTY);
    if (fields.get("required") instanceof Value.Null) {
      fields.remove("required");
    }
    return new Value.Fields(fields);
  }

  private Value.Fields ofList(Value.Fields list) {
    Map<String, Value> properties = new LinkedHashMap<>();
    List<Value> required = new ArrayList<>();
    boolean stated =
        list.values().values().stream()
            .anyMatch(p -> p instanceof Value.Fields f && f.at("required") instanceof Value.Bool);
    list.values()
        .forEach((name, written) -> {
          Value.Fields parameter =
              written instanceof Value.Fields fields ? fields : described(written);
          properties.put(name, translated(parameter, 0));
          if (isRequired(parameter, stated)) {
            required.add(Value.of(name));
          }
        });
    return object(properties, required);
  }

  private boolean isRequired(Value.Fields parameter, boolean stated) {
    if (stated || rule == Required.WHERE_STATED) {
      return Value.TRUE.equals(parameter.at("required"));
    }
    return parameter.at("default") == null
        && !TypeNames.isOptional(Shape.textOrEmpty(parameter, "type"));
  }

  private static Value.Fields described(Value written) {
    return written instanceof Value.Text text
        ? new Value.Fields(Map.of("description", text))
        : Value.Fields.EMPTY;
  }

  private static Value.Fields object(Map<String, Value> properties, List<Value> required) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("type", Value.of("object"));
    fields.put("properties", new Value.Fields(properties));
    if (!required.isEmpty()) {
      fields.put("required", Value.of(required));
    }
    return new Value.Fields(fields);
  }

  /** {@return the schema with JSON Schema's type names} */
  static Value.Fields translated(Value.Fields schema, int depth) {
    if (depth > MAX_DEPTH) {
      return schema;
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    schema
        .values()
        .forEach((key, value) -> {
          switch (key) {
            case "type" -> {
              if (value instanceof Value.Text(String name)) {
                fields.putAll(TypeNames.schema(name));
              } else {
                fields.put(key, value);
              }
            }
            case "required" -> {
              if (!(value instanceof Value.Bool)) {
                fields.put(key, value);
              }
            }
            case "optional" -> {
              if (!(value instanceof Value.Bool) && !(value instanceof Value.Items)) {
                fields.put(key, value);
              }
            }
            case "properties" -> fields.put(key, mapped(value, depth));
            case "items" -> fields.put(key, inner(value, depth));
            default -> fields.put(key, value);
          }
        });
    return withUnknownType(schema, fields);
  }

  private static Value mapped(Value properties, int depth) {
    if (!(properties instanceof Value.Fields(Map<String, Value> named))) {
      return properties;
    }
    Map<String, Value> mapped = new LinkedHashMap<>();
    named.forEach((name, property) -> mapped.put(name, inner(property, depth)));
    return new Value.Fields(mapped);
  }

  private static Value inner(Value schema, int depth) {
    return schema instanceof Value.Fields fields ? translated(fields, depth + 1) : schema;
  }

  private static Value.Fields withUnknownType(Value.Fields schema, Map<String, Value> fields) {
    String type = Shape.textOrEmpty(schema, "type");
    if (!type.isEmpty() && TypeNames.schema(type).isEmpty() && !type.equalsIgnoreCase("any")) {
      String description = Shape.textOrEmpty(schema, "description");
      fields.put(
          "description",
          Value.of(description + (description.isEmpty() ? "" : " ") + "(type: " + type + ")"));
    }
    return new Value.Fields(fields);
  }
}
