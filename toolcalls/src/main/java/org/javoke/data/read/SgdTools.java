package org.javoke.data.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/** The intents of a service of Schema-Guided Dialogue as tools; all values are texts there. */
final class SgdTools {

  private SgdTools() {}

  static List<Tool> of(Value.Fields service) throws RecordException {
    Map<String, Value.Fields> slots = new HashMap<>();
    for (Value item : Shape.items(service, "slots")) {
      Value.Fields slot = Shape.object(item, "a slot");
      slots.put(Shape.text(slot, "name"), slot);
    }
    List<Tool> tools = new ArrayList<>();
    for (Value item : Shape.items(service, "intents")) {
      Value.Fields intent = Shape.object(item, "an intent");
      tools.add(
          new Tool(
              Shape.text(service, "service_name") + "." + Shape.text(intent, "name"),
              Shape.textOrEmpty(intent, "description"),
              parameters(intent, slots)));
    }
    return tools;
  }

  private static Value.Fields parameters(Value.Fields intent, Map<String, Value.Fields> slots)
      throws RecordException {
    Map<String, Value> properties = new LinkedHashMap<>();
    List<Value> required = Shape.items(intent, "required_slots");
    for (Value name : required) {
      properties.put(Dialogue.text(name), property(slots.get(Dialogue.text(name))));
    }
    if (intent.at("optional_slots") instanceof Value.Fields(Map<String, Value> optional)) {
      optional.forEach((name, value) -> {
        Map<String, Value> schema = new LinkedHashMap<>(property(slots.get(name)).values());
        schema.put("default", value);
        properties.put(name, new Value.Fields(schema));
      });
    }
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("type", Value.of("object"));
    schema.put("properties", new Value.Fields(properties));
    schema.put("required", Value.of(required));
    return new Value.Fields(schema);
  }

  private static Value.Fields property(Value.@org.jspecify.annotations.Nullable Fields slot) {
    Map<String, Value> schema = new LinkedHashMap<>();
    schema.put("type", Value.of("string"));
    if (slot == null) {
      return new Value.Fields(schema);
    }
    schema.put("description", Value.of(Shape.textOrEmpty(slot, "description")));
    if (Value.TRUE.equals(slot.at("is_categorical"))
        && slot.at("possible_values") instanceof Value.Items(List<Value> values)
        && !values.isEmpty()) {
      schema.put("enum", Value.of(values));
    }
    return new Value.Fields(schema);
  }
}
