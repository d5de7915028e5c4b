package org.javoke.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.value.Value;

/**
 * A function that a model may call.
 *
 * @param name as the model is to write it; may hold dots
 * @param description what it does, in words; may be empty
 * @param parameters the schema of its arguments, as written by its author: an object schema with
 *     {@code properties} and {@code required}, in JSON Schema or in BFCL's dialect of it ({@code
 *     dict}, {@code float}, {@code tuple}, {@code any}, and Java and JavaScript type names)
 * @param further what else its author wrote, such as BFCL's {@code response} or OpenAI's {@code
 *     strict}; empty for most
 */
public record Tool(String name, String description, Value.Fields parameters, Value.Fields further) {

  public Tool(String name, String description, Value.Fields parameters) {
    this(name, description, parameters, Value.Fields.EMPTY);
  }

  /** {@return the function object as requests carry it: all four, in this order} */
  public Value.Fields document() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("name", Value.of(name));
    fields.put("description", Value.of(description));
    fields.put("parameters", parameters);
    fields.putAll(further.values());
    return new Value.Fields(fields);
  }

  public Tool withName(String other) {
    return new Tool(other, description, parameters, further);
  }
}
