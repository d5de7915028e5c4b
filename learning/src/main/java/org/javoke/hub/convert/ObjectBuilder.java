package org.javoke.hub.convert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.value.Value;

/** Writes down a JSON object key by key. */
final class ObjectBuilder {

  private final Map<String, Value> fields = new LinkedHashMap<>();

  ObjectBuilder with(String key, Value value) {
    fields.put(key, value);
    return this;
  }

  ObjectBuilder with(String key, String value) {
    return with(key, Value.of(value));
  }

  ObjectBuilder with(String key, long value) {
    return with(key, Value.of(value));
  }

  ObjectBuilder with(String key, boolean value) {
    return with(key, Value.of(value));
  }

  Value.Fields build() {
    return new Value.Fields(fields);
  }
}
