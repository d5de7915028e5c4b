package org.javoke.data.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.value.Value;

/** Type names of Python, Java and BFCL in JSON Schema. */
final class TypeNames {

  private static final int MAX_DEPTH = 8;

  private TypeNames() {}

  /** {@return whether the name says that the parameter may be left out} */
  static boolean isOptional(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.contains("optional") || lower.contains("default");
  }

  /**
   * {@return {@code type} and {@code items} of a schema, or nothing where any value will do, or the
   * name is not known}
   */
  static Map<String, Value> schema(String name) {
    return schema(name, 0);
  }

  private static Map<String, Value> schema(String name, int depth) {
    String type = bare(name);
    int bracket = opening(type);
    if (depth > MAX_DEPTH) {
      return Map.of();
    }
    if (bracket < 0) {
      return named(type);
    }
    String outer = type.substring(0, bracket).strip().toLowerCase(Locale.ROOT);
    List<String> inner = parts(type.substring(bracket + 1, type.length() - 1));
    return switch (outer) {
      case "optional" -> inner.size() == 1 ? schema(inner.getFirst(), depth + 1) : Map.of();
      case "list", "set", "sequence", "iterable", "array" -> array(inner, depth);
      case "tuple" -> Map.of("type", Value.of("array"));
      case "dict", "mapping" -> Map.of("type", Value.of("object"));
      default -> Map.of();
    };
  }

  private static Map<String, Value> array(List<String> inner, int depth) {
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("type", Value.of("array"));
    Map<String, Value> items =
        inner.size() == 1 ? schema(inner.getFirst(), depth + 1) : Map.<String, Value>of();
    if (!items.isEmpty()) {
      schema.put("items", new Value.Fields(items));
    }
    return schema;
  }

  private static Map<String, Value> named(String name) {
    String type =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "string", "str", "char", "text", "date", "datetime", "time" -> "string";
          case "integer", "int", "long", "short", "byte", "bigint" -> "integer";
          case "number", "float", "double", "decimal" -> "number";
          case "boolean", "bool" -> "boolean";
          case "array", "list", "tuple", "set", "arraylist", "queue", "stack" -> "array";
          case "object", "dict", "dictionary", "map", "hashmap", "hashtable" -> "object";
          case "null", "none" -> "null";
          default -> "";
        };
    return type.isEmpty() ? Map.of() : Map.of("type", Value.of(type));
  }

  // "str, optional", "int, default is 5" and "str (optional)" say the type first.
  private static String bare(String name) {
    String type = name.strip();
    List<String> parts = parts(type);
    if (!parts.isEmpty()) {
      type = parts.getFirst();
    }
    int note = type.toLowerCase(Locale.ROOT).indexOf("(optional");
    return (note > 0 ? type.substring(0, note) : type).strip();
  }

  private static int opening(String type) {
    if (type.endsWith("]")) {
      return type.indexOf('[');
    }
    return type.endsWith(")") ? type.indexOf('(') : -1;
  }

  /** {@return what stands between the commas outside of brackets} */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }
}
