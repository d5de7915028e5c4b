package org.javoke.benchmark.custom;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.NativeNames;
import org.javoke.schema.JsonSchemas;
import org.javoke.schema.Tool;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads tools, bare or as OpenAI wraps them, and checks their schemas. */
final class ToolReader {

  private static final Value.Fields NO_PARAMETERS =
      new Value.Fields(Map.of("type", Value.of("object"), "properties", Value.Fields.EMPTY));

  private final JsonSchemas schemas;
  // Most lines of a file offer the same tools.
  private final Map<Value.Fields, List<String>> checked = new HashMap<>();

  ToolReader(JsonSchemas schemas) {
    this.schemas = schemas;
  }

  /** {@return the usable tools by name, in order} */
  Map<String, Tool> read(@Nullable Value value, Problems.Sink problems) {
    Map<String, Tool> tools = new LinkedHashMap<>();
    if (!(value instanceof Value.Items(List<Value> items))) {
      problems.add("\"tools\" must be a list of tools; it may be empty");
      return tools;
    }
    Map<String, String> offered = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Tool tool = tool(items.get(i), "tools[" + i + "]", problems);
      if (tool == null) {
        continue;
      }
      String other = offered.put(NativeNames.of(tool.name()), tool.name());
      if (other != null) {
        problems.add(
            other.equals(tool.name())
                ? "the tool \"%s\" is offered twice: keep one".formatted(other)
                : "the tools \"%s\" and \"%s\" have the same name once \".\" is written \"_\""
                    .formatted(other, tool.name()));
      }
      tools.put(tool.name(), tool);
    }
    return tools;
  }

  private @Nullable Tool tool(Value value, String place, Problems.Sink problems) {
    if (!(unwrapped(value) instanceof Value.Fields(Map<String, Value> fields))
        || !(fields.get("name") instanceof Value.Text(String name))
        || name.isBlank()) {
      problems.add(
          place
              + " must be {\"name\", \"description\", \"parameters\"}, alone or as \"function\" in"
              + " {\"type\": \"function\", \"function\": {...}}");
      return null;
    }
    Value described = fields.get("description");
    Map<String, Value> further = new LinkedHashMap<>(fields);
    further.keySet().removeAll(List.of("name", "description", "parameters"));
    return new Tool(
        name,
        described instanceof Value.Text(String description) ? description : "",
        parameters(fields.get("parameters"), name, problems),
        new Value.Fields(further));
  }

  private static Value unwrapped(Value value) {
    return value instanceof Value.Fields fields
            && fields.at("function") instanceof Value.Fields function
        ? function
        : value;
  }

  private Value.Fields parameters(@Nullable Value value, String tool, Problems.Sink problems) {
    if (value == null || value instanceof Value.Null) {
      return NO_PARAMETERS;
    }
    if (!(value instanceof Value.Fields schema)) {
      problems.add("the \"parameters\" of " + tool + " must be a JSON Schema object");
      return NO_PARAMETERS;
    }
    List<String> wrong = checked.computeIfAbsent(schema, this::problemsOf);
    wrong.forEach(problem ->
        problems.add("the \"parameters\" of %s are no JSON Schema: %s".formatted(tool, problem)));
    return wrong.isEmpty() ? schema : NO_PARAMETERS;
  }

  private List<String> problemsOf(Value.Fields schema) {
    Value type = schema.at("type");
    if (!Value.of("object").equals(type)) {
      return List.of(
          "their \"type\" must be \"object\""
              + (Value.of("dict").equals(type)
                  ? "; \"dict\" and \"float\" are BFCL's words for \"object\" and \"number\""
                  : ""));
    }
    return schemas.problems(schema);
  }
}
