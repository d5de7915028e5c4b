package org.javoke.data.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.value.Value;

/** Parameters whose schema is null: those of other tools, put there by a columnar store. */
final class NullPadding {

  private NullPadding() {}

  /** {@return the schema without them} */
  static Value.Fields removed(Value.Fields schema) {
    if (!(schema.at("properties") instanceof Value.Fields(Map<String, Value> properties))
        || !properties.containsValue(Value.NULL)) {
      return schema;
    }
    Map<String, Value> kept = new LinkedHashMap<>(properties);
    kept.values().removeIf(Value.Null.class::isInstance);
    Map<String, Value> fields = new LinkedHashMap<>(schema.values());
    fields.put("properties", new Value.Fields(kept));
    return new Value.Fields(fields);
  }
}
