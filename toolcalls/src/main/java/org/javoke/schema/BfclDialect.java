package org.javoke.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.value.Value;

/**
 * Translates parameters from BFCL's dialect into JSON Schema, as the reference does before it
 * offers tools natively: {@code dict} becomes {@code object}, {@code float} becomes {@code number}
 * with a note in the description, and types that JSON Schema lacks become {@code string}.
 *
 * <p>The rule is the reference's, limits included: below the items of an array only the types of
 * one more level are translated, and the description tells of floats among properties only.
 */
public final class BfclDialect {

  private static final String FLOAT_NOTE = " This is a float type value.";

  private BfclDialect() {}

  /** {@return the tool with its parameters as JSON Schema; all else as it was} */
  public static Tool toJsonSchema(Tool tool) {
    Map<String, Value> parameters = new LinkedHashMap<>(tool.parameters().values());
    parameters.put("type", Value.of("object"));
    translateProperties(parameters);
    return new Tool(tool.name(), tool.description(), new Value.Fields(parameters), tool.further());
  }

  private static void translateProperties(Map<String, Value> schema) {
    if (schema.get("properties") instanceof Value.Fields(Map<String, Value> properties)) {
      Map<String, Value> translated = new LinkedHashMap<>();
      properties.forEach((name, property) -> translated.put(name, property(property)));
      schema.put("properties", new Value.Fields(translated));
    }
  }

  private static Value property(Value property) {
    if (!(property instanceof Value.Fields(Map<String, Value> fields))) {
      return property;
    }
    Map<String, Value> schema = new LinkedHashMap<>(fields);
    if (schema.get("type") instanceof Value.Text(String type) && type.equals("float")) {
      schema.put("format", Value.of("float"));
      schema.put("description", Value.of(text(schema, "description") + FLOAT_NOTE));
    }
    String type = jsonType(text(schema, "type"));
    schema.put("type", Value.of(type));
    if (type.equals("array") || type.equals("object")) {
      translateContents(schema);
    }
    return new Value.Fields(schema);
  }

  private static void translateContents(Map<String, Value> schema) {
    if (schema.containsKey("properties")) {
      translateProperties(schema);
    } else if (schema.get("items") instanceof Value.Fields(Map<String, Value> fields)) {
      Map<String, Value> items = new LinkedHashMap<>(fields);
      translateType(items);
      switch (text(items, "type")) {
        case "array" -> translateInnerItems(items);
        case "object" -> translateProperties(items);
        default -> {}
      }
      schema.put("items", new Value.Fields(items));
    }
  }

  private static void translateInnerItems(Map<String, Value> items) {
    if (items.get("items") instanceof Value.Fields(Map<String, Value> fields)) {
      Map<String, Value> inner = new LinkedHashMap<>(fields);
      translateType(inner);
      items.put("items", new Value.Fields(inner));
    }
  }

  private static void translateType(Map<String, Value> schema) {
    if (schema.get("type") instanceof Value.Text(String type)) {
      schema.put("type", Value.of(jsonType(type)));
    }
  }

  private static String text(Map<String, Value> schema, String key) {
    return schema.get(key) instanceof Value.Text(String text) ? text : "";
  }

  private static String jsonType(String type) {
    return switch (type) {
      case "integer", "byte", "short", "long", "Bigint" -> "integer";
      case "number", "float", "double" -> "number";
      case "boolean", "bool" -> "boolean";
      case "array", "list", "tuple", "ArrayList", "Array", "Queue", "Stack" -> "array";
      case "object", "dict", "HashMap", "Hashtable" -> "object";
      default -> "string";
    };
  }
}
