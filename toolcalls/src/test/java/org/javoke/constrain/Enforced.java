package org.javoke.constrain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.value.Value;

/** What of a schema a grammar says that it enforces, as JSON Schema for the validator. */
final class Enforced {

  private static final Set<String> NOT_ENFORCED =
      Set.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "format",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "default",
          "description",
          "title",
          "optional");

  private Enforced() {}

  static Value.Fields of(Value.Fields schema) {
    Map<String, Value> fields = new LinkedHashMap<>();
    schema
        .values()
        .forEach((keyword, value) -> {
          if (keyword.equals("properties")
              && value instanceof Value.Fields(Map<String, Value> own)) {
            Map<String, Value> properties = new LinkedHashMap<>();
            own.forEach((name, property) -> properties.put(name, nested(property)));
            fields.put(keyword, new Value.Fields(properties));
          } else if (keyword.equals("type") && value instanceof Value.Text(String name)) {
            String type = jsonType(name, schema);
            if (!type.isEmpty()) {
              fields.put("type", Value.of(type));
            }
          } else if (!NOT_ENFORCED.contains(keyword)) {
            fields.put(keyword.equals("oneOf") ? "anyOf" : keyword, nested(value));
          }
        });
    enumOfItems(fields);
    eitherTypeOrEnum(fields, schema);
    return new Value.Fields(fields);
  }

  private static Value nested(Value value) {
    return switch (value) {
      case Value.Fields fields -> of(fields);
      case Value.Items(List<Value> items) -> {
        List<Value> all = new ArrayList<>();
        items.forEach(item -> all.add(nested(item)));
        yield Value.of(all);
      }
      default -> value;
    };
  }

  private static String jsonType(String name, Value.Fields schema) {
    return switch (SchemaType.of(Value.of(name), schema)) {
      case STRING -> "string";
      case INTEGER -> "integer";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      case LIST, TUPLE -> "array";
      case OBJECT -> "object";
      case ANY -> "";
    };
  }

  // Some authors list the values of an array's items beside the array's type.
  private static void enumOfItems(Map<String, Value> fields) {
    if (Value.of("array").equals(fields.get("type"))
        && fields.get("enum") instanceof Value.Items(List<Value> listed)
        && listed.stream().noneMatch(Value.Items.class::isInstance)) {
      fields.put("items", new Value.Fields(Map.of("enum", Value.of(listed))));
      fields.remove("enum");
    }
  }

  // Of a list that contradicts the type, either may be written.
  private static void eitherTypeOrEnum(Map<String, Value> fields, Value.Fields schema) {
    Value listed = fields.get("enum");
    Value type = fields.get("type");
    if (listed != null && type != null && EnumValues.contradictType(schema)) {
      fields.remove("enum");
      fields.remove("type");
      fields.put(
          "anyOf",
          Value.of(
              List.of(
                  new Value.Fields(Map.of("enum", listed)),
                  new Value.Fields(Map.of("type", type)))));
    }
  }
}
