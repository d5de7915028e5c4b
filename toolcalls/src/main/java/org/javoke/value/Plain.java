package org.javoke.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as the plain Java objects that libraries take: null, Boolean, String, List, Map, ... */
public final class Plain {

  private Plain() {}

  /**
   * {@return the value as null, Boolean, BigInteger, Double, String, List or Map, nested likewise}
   * Maps keep their order. Tuples become lists; keys that are no text, and opaque values, become
   * their text.
   */
  public static @Nullable Object of(Value value) {
    return switch (value) {
      case Value.Null _ -> null;
      case Value.Bool(boolean truth) -> truth;
      case Value.Int(var number) -> number;
      case Value.Real(double number) -> number;
      case Value.Text(String text) -> text;
      case Value.Items(List<Value> items) -> list(items);
      case Value.Tuple(List<Value> items) -> list(items);
      case Value.Fields fields -> map(fields);
      case Value.Table(List<Value.Entry> entries) -> map(entries);
      case Value.Opaque opaque -> opaque.repr();
    };
  }

  /** {@return the fields as a map of plain objects, in order} */
  public static Map<String, @Nullable Object> map(Value.Fields fields) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    fields.values().forEach((key, value) -> map.put(key, of(value)));
    return map;
  }

  private static Map<String, @Nullable Object> map(List<Value.Entry> entries) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Value.Entry entry : entries) {
      String key = entry.key() instanceof Value.Text(String text) ? text : Json.write(entry.key());
      map.put(key, of(entry.value()));
    }
    return map;
  }

  private static List<@Nullable Object> list(List<Value> items) {
    List<@Nullable Object> list = new ArrayList<>(items.size());
    items.forEach(item -> list.add(of(item)));
    return list;
  }
}
