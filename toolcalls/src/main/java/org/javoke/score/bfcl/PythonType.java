package org.javoke.score.bfcl;

import java.util.Map;
import org.javoke.schema.Language;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Python's types as far as the reference tells them apart. */
public enum PythonType {
  NONE,
  BOOL,
  INT,
  FLOAT,
  STR,
  LIST,
  TUPLE,
  DICT,
  OTHER;

  private static final Map<String, PythonType> PYTHON =
      Map.of(
          "string", STR, "integer", INT, "float", FLOAT, "boolean", BOOL, "array", LIST, "tuple",
          LIST, "dict", DICT, "any", STR);
  private static final Map<String, PythonType> JAVA =
      Map.ofEntries(
          Map.entry("byte", INT),
          Map.entry("short", INT),
          Map.entry("integer", INT),
          Map.entry("float", FLOAT),
          Map.entry("double", FLOAT),
          Map.entry("long", INT),
          Map.entry("boolean", BOOL),
          Map.entry("char", STR),
          Map.entry("Array", LIST),
          Map.entry("ArrayList", LIST),
          Map.entry("Set", OTHER),
          Map.entry("HashMap", DICT),
          Map.entry("Hashtable", DICT),
          Map.entry("Queue", LIST),
          Map.entry("Stack", LIST),
          Map.entry("String", STR),
          Map.entry("any", STR));
  private static final Map<String, PythonType> JAVASCRIPT =
      Map.of(
          "String", STR, "integer", INT, "float", FLOAT, "Bigint", INT, "Boolean", BOOL, "dict",
          DICT, "array", LIST, "any", STR);

  /** {@return the type of the value} */
  public static PythonType of(Value value) {
    return switch (value) {
      case Value.Null _ -> NONE;
      case Value.Bool _ -> BOOL;
      case Value.Int _ -> INT;
      case Value.Real _ -> FLOAT;
      case Value.Text _ -> STR;
      case Value.Items _ -> LIST;
      case Value.Tuple _ -> TUPLE;
      case Value.Fields _, Value.Table _ -> DICT;
      case Value.Opaque _ -> OTHER;
    };
  }

  /**
   * {@return the type that the description's word stands for, or null where the word is unknown}
   */
  static @Nullable PythonType named(Language language, String word) {
    return switch (language) {
      case PYTHON -> PYTHON.get(word);
      case JAVA -> JAVA.get(word);
      case JAVASCRIPT -> JAVASCRIPT.get(word);
    };
  }
}
