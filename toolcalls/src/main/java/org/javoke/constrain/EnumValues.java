package org.javoke.constrain;

import java.util.List;
import java.util.Map;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values that {@code enum} and {@code const} list. In real tools the list of a parameter does
 * not always fit its type: then either may be written, and the list of an array's values is taken
 * for that of its items'.
 */
final class EnumValues {

  private EnumValues() {}

  /** {@return the listed values, or null where the schema lists none} */
  static @Nullable List<Value> of(Value.Fields schema) {
    Value one = schema.at("const");
    if (one != null) {
      return List.of(one);
    }
    List<Value> listed = listed(schema);
    if (listed.isEmpty() || isOfItems(schema, listed)) {
      return null;
    }
    List<Value> fitting = listed.stream().filter(value -> fits(value, schema)).toList();
    return fitting.isEmpty() ? listed : fitting;
  }

  /** {@return whether none of the listed values is of the schema's type} */
  static boolean contradictType(Value.Fields schema) {
    return schema.at("const") == null
        && listed(schema).stream().noneMatch(value -> fits(value, schema));
  }

  /** {@return the schema of a list's items, or null where there is none} */
  static @Nullable Value items(Value.Fields schema) {
    List<Value> listed = listed(schema);
    return !listed.isEmpty() && isOfItems(schema, listed)
        ? new Value.Fields(Map.of("enum", Value.of(listed)))
        : schema.at("items");
  }

  private static List<Value> listed(Value.Fields schema) {
    return schema.at("enum") instanceof Value.Items(List<Value> listed) ? listed : List.of();
  }

  private static boolean isOfItems(Value.Fields schema, List<Value> listed) {
    SchemaType type = SchemaType.of(schema.at("type"), schema);
    return (type == SchemaType.LIST || type == SchemaType.TUPLE)
        && listed.stream().noneMatch(type::fits);
  }

  private static boolean fits(Value value, Value.Fields schema) {
    return schema.at("type") instanceof Value.Items(List<Value> types)
        ? types.stream().anyMatch(type -> SchemaType.of(type, schema).fits(value))
        : SchemaType.of(schema.at("type"), schema).fits(value);
  }
}
