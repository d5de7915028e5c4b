package org.javoke.constrain;

import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** The types of JSON Schema and of BFCL's dialect, as far as they are written differently. */
enum SchemaType {
  STRING,
  INTEGER,
  NUMBER,
  BOOLEAN,
  NULL,
  LIST,
  TUPLE,
  OBJECT,
  ANY;

  /** {@return the type of this name; where there is no name, what other keywords make likely} */
  static SchemaType of(@Nullable Value type, Value.Fields schema) {
    if (type instanceof Value.Text(String name)) {
      return named(name);
    }
    if (schema.at("properties") != null) {
      return OBJECT;
    }
    return schema.at("items") != null || schema.at("prefixItems") != null ? LIST : ANY;
  }

  private static SchemaType named(String name) {
    return switch (name) {
      case "string", "String", "char", "str" -> STRING;
      case "integer", "int", "byte", "short", "long", "Bigint", "BigInteger" -> INTEGER;
      case "number", "float", "double" -> NUMBER;
      case "boolean", "bool", "Boolean" -> BOOLEAN;
      case "null" -> NULL;
      case "array", "list", "ArrayList", "Array", "Queue", "Stack", "set" -> LIST;
      case "tuple" -> TUPLE;
      case "object", "dict", "HashMap", "Hashtable" -> OBJECT;
      default -> ANY;
    };
  }

  /** {@return whether the value is of the type} */
  boolean fits(Value value) {
    return switch (this) {
      case STRING -> value instanceof Value.Text;
      case INTEGER -> value instanceof Value.Int;
      case NUMBER -> value instanceof Value.Int || value instanceof Value.Real;
      case BOOLEAN -> value instanceof Value.Bool;
      case NULL -> value instanceof Value.Null;
      case LIST, TUPLE -> value instanceof Value.Items;
      case OBJECT -> value instanceof Value.Fields;
      case ANY -> true;
    };
  }
}
