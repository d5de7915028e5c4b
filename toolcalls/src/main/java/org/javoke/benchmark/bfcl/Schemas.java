package org.javoke.benchmark.bfcl;

import java.util.Map;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** What BFCL's descriptions of functions take from a schema, with the reference's defaults. */
final class Schemas {

  private Schemas() {}

  static @Nullable Value at(Value schema, String key) {
    return schema instanceof Value.Fields fields ? fields.at(key) : null;
  }

  static String type(Value schema) {
    Value type = at(schema, "type");
    return type == null ? "string" : PythonRepr.text(type);
  }

  /** {@return the description, with the accepted values appended where they are listed} */
  static String description(Value schema) {
    Value described = at(schema, "description");
    String description = described == null ? "" : PythonRepr.text(described);
    Value accepted = at(schema, "enum");
    return accepted == null
        ? description
        : description + " Enum values: " + PythonRepr.text(accepted) + ".";
  }

  static Map<String, Value> properties(Value schema) {
    return at(schema, "properties") instanceof Value.Fields(Map<String, Value> properties)
        ? properties
        : Map.of();
  }
}
