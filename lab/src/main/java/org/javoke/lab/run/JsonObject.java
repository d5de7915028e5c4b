package org.javoke.lab.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** A JSON object of a run's files while it is written; fields keep the order in which they come. */
public final class JsonObject {

  private final Map<String, Value> fields = new LinkedHashMap<>();

  public static <T> Value array(List<T> items, Function<T, Value> element) {
    return Value.of(items.stream().map(element).toList());
  }

  public static Value texts(List<String> texts) {
    return array(texts, Value::of);
  }

  public static <T> Value.Fields map(Map<String, T> map, Function<T, Value> element) {
    JsonObject object = new JsonObject();
    map.forEach((name, value) -> object.put(name, element.apply(value)));
    return object.done();
  }

  public JsonObject put(String name, Value value) {
    fields.put(name, value);
    return this;
  }

  public JsonObject put(String name, @Nullable String text) {
    return put(name, text == null ? Value.NULL : Value.of(text));
  }

  public JsonObject put(String name, long number) {
    return put(name, Value.of(number));
  }

  public JsonObject put(String name, OptionalInt number) {
    return put(name, number.isPresent() ? Value.of(number.getAsInt()) : Value.NULL);
  }

  public JsonObject put(String name, OptionalLong number) {
    return put(name, number.isPresent() ? Value.of(number.getAsLong()) : Value.NULL);
  }

  public JsonObject put(String name, OptionalDouble number) {
    return put(name, number.isPresent() ? Value.of(number.getAsDouble()) : Value.NULL);
  }

  public Value.Fields done() {
    return new Value.Fields(fields);
  }
}
