package org.javoke.score.fair;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.schema.Language;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The type that a description gives a parameter, in BFCL's or JSON Schema's words. A word that
 * nobody knows means any type.
 */
final class ParameterType {

  private static final int MAX_DEPTH = 50;

  private enum Kind {
    TEXT,
    INTEGER,
    NUMBER,
    TRUTH,
    LIST,
    DICTIONARY,
    ANY;

    static Kind of(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "string", "str", "char" -> TEXT;
        case "integer", "int", "long", "short", "byte", "bigint" -> INTEGER;
        case "float", "number", "double" -> NUMBER;
        case "boolean", "bool" -> TRUTH;
        case "array", "list", "tuple", "arraylist", "set", "queue", "stack" -> LIST;
        case "dict", "object", "hashmap", "hashtable" -> DICTIONARY;
        default -> ANY;
      };
    }
  }

  private final String word;
  private final Kind kind;
  private final @Nullable ParameterType items;

  private ParameterType(String word, Kind kind, @Nullable ParameterType items) {
    this.word = word;
    this.kind = kind;
    this.items = items;
  }

  static ParameterType of(@Nullable Value schema) {
    return of(schema, 0);
  }

  private static ParameterType of(@Nullable Value schema, int depth) {
    if (depth > MAX_DEPTH
        || !(schema instanceof Value.Fields fields)
        || !(fields.at("type") instanceof Value.Text(String word))) {
      return new ParameterType("any", Kind.ANY, null);
    }
    Value items = fields.at("items");
    Kind kind = Kind.of(word);
    return new ParameterType(
        word, kind, kind == Kind.LIST && items != null ? of(items, depth + 1) : null);
  }

  /** {@return the word of the description} */
  String word() {
    return word;
  }

  /** {@return the word of the description for the items, or null where there are none} */
  @Nullable String itemWord() {
    return items == null ? null : items.word;
  }

  /** {@return the type in words for an explanation} */
  String words() {
    return items == null ? word : word + " of " + items.words();
  }

  boolean isText() {
    return kind == Kind.TEXT;
  }

  boolean isNumber() {
    return kind == Kind.NUMBER || kind == Kind.INTEGER;
  }

  /** {@return whether the value is of this type, its items included} */
  boolean holds(Value value) {
    return switch (kind) {
      case TEXT -> value instanceof Value.Text;
      case INTEGER -> value instanceof Value.Int;
      case NUMBER -> Likeness.isNumber(value);
      case TRUTH -> value instanceof Value.Bool;
      case LIST -> {
        List<Value> listed = Likeness.sequence(value);
        yield listed != null && holdsAll(listed);
      }
      case DICTIONARY -> value instanceof Value.Fields || value instanceof Value.Table;
      case ANY -> true;
    };
  }

  private boolean holdsAll(List<Value> values) {
    return items == null || values.stream().allMatch(items::holds);
  }

  /** {@return whether the two values are of one kind, whatever this type is} */
  static boolean alike(Value left, Value right) {
    return left.getClass() == right.getClass()
        || (Likeness.isNumber(left) && Likeness.isNumber(right));
  }

  /** {@return the types of a function's parameters by name} */
  static Map<String, Value> properties(Value.Fields parameters) {
    return parameters.at("properties") instanceof Value.Fields(Map<String, Value> properties)
        ? properties
        : Map.of();
  }

  /** {@return whether values of this type are written as source code in the language} */
  static boolean isCode(Language language) {
    return language != Language.PYTHON;
  }
}
