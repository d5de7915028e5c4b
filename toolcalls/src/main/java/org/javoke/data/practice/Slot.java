package org.javoke.data.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/**
 * A parameter of a tool.
 *
 * @param name as the schema has it
 * @param label the name in words
 * @param description empty for none
 * @param clear whether no other parameter of the tool could be meant by the kind's ways to say it
 */
record Slot(
    String name, String label, SlotKind kind, boolean required, String description, boolean clear) {

  /** {@return the same parameter under another name, with what it is in the description} */
  Slot disguised(String other) {
    String says = clear && !description.isEmpty() ? description : Sentence.capital(label);
    return new Slot(other, label, kind, required, says, clear);
  }

  /** {@return its schema} */
  Value.Fields schema() {
    Map<String, Value> fields = new LinkedHashMap<>(typed(kind.source(), description));
    if (!required && kind.unset() != null) {
      fields.put("default", kind.unset());
    }
    return new Value.Fields(fields);
  }

  private static Map<String, Value> typed(ValueSource source, String description) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("type", Value.of(source.type()));
    if (!description.isEmpty()) {
      fields.put("description", Value.of(description));
    }
    switch (source) {
      case ValueSource.Day _ -> fields.put("format", Value.of("date"));
      case ValueSource.Choice(List<String> words, Map<String, String> _) ->
          fields.put("enum", Value.of(words.stream().map(Value::of).toList()));
      case ValueSource.Several(ValueSource of) ->
          fields.put("items", new Value.Fields(typed(of, "")));
      case ValueSource.Parts(List<SlotKind> kinds) -> {
        Map<String, Value> properties = new LinkedHashMap<>();
        List<Value> names = new ArrayList<>();
        for (SlotKind part : kinds) {
          properties.put(part.names().getFirst(), new Value.Fields(typed(part.source(), "")));
          names.add(Value.of(part.names().getFirst()));
        }
        fields.put("properties", new Value.Fields(properties));
        fields.put("required", Value.of(names));
      }
      case ValueSource.Text _, ValueSource.Whole _, ValueSource.Decimal _, ValueSource.Truth _ -> {
        // The type says it all.
      }
    }
    return fields;
  }
}
