package org.javoke.data.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.schema.Tool;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads descriptions of tools, wrapped as OpenAI wraps them or bare, under the field's names. */
final class ToolShapes {

  private static final List<String> NAMES = List.of("name", "api_name", "apiCode", "tool_name");
  private static final List<String> PARAMETERS =
      List.of("parameters", "input_parameters", "input_schema", "arguments");

  private final LooseSchema schemas;

  ToolShapes(LooseSchema.Required rule) {
    this.schemas = new LooseSchema(rule);
  }

  List<Tool> read(List<Value> items) throws RecordException {
    List<Tool> tools = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      tools.add(read(Shape.parsed(items.get(i)), "tools[" + i + "]"));
    }
    return tools;
  }

  Tool read(Value item, String place) throws RecordException {
    Value.Fields outer = Shape.object(item, place);
    Value.Fields fields = outer.at("function") instanceof Value.Fields inner ? inner : outer;
    String name = first(fields, NAMES) instanceof Value.Text(String text) ? text : "";
    if (name.isBlank()) {
      throw new RecordException(place + " has no name that is a text");
    }
    Map<String, Value> further = new LinkedHashMap<>(fields.values());
    further.keySet().removeAll(NAMES);
    further.keySet().removeAll(PARAMETERS);
    further.remove("description");
    further.remove("type");
    Value.Fields parameters = parameters(first(fields, PARAMETERS), further);
    return new Tool(
        name, Shape.textOrEmpty(fields, "description"), parameters, new Value.Fields(further));
  }

  // Seal-Tools names what is required beside the parameters, ToolACE writes null there.
  private Value.Fields parameters(@Nullable Value written, Map<String, Value> further) {
    Map<String, Value> schema = new LinkedHashMap<>(schemas.parameters(written).values());
    Value beside = further.get("required");
    if (beside instanceof Value.Items(List<Value> names)) {
      further.remove("required");
      boolean inside = written instanceof Value.Fields f && f.at("required") instanceof Value.Items;
      if (!inside && !names.isEmpty()) {
        schema.put("required", beside);
      } else if (!inside) {
        schema.remove("required");
      }
    } else if (beside instanceof Value.Null) {
      further.remove("required");
    }
    return new Value.Fields(schema);
  }

  private static @Nullable Value first(Value.Fields fields, List<String> keys) {
    return keys.stream().map(fields::at).filter(v -> v != null).findFirst().orElse(null);
  }
}
