package org.javoke.benchmark.custom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.input.Kinds;
import org.javoke.input.Suggestions;
import org.javoke.schema.JsonSchemaDialect;
import org.javoke.schema.JsonSchemas;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads what is expected, and checks it against the tools offered. */
final class ExpectedReader {

  private static final Value MAY_BE_LEFT_OUT = Value.of("");
  private static final String FORM =
      "\"expected\" must be \"any\" or a list of calls"
          + " {\"name\": ..., \"arguments\": {\"x\": [accepted values]}}; [] expects no call";

  private final JsonSchemas schemas;

  ExpectedReader(JsonSchemas schemas) {
    this.schemas = schemas;
  }

  Expectation read(@Nullable Value value, Map<String, Tool> tools, Problems.Sink problems) {
    if (Value.of("any").equals(value)) {
      return new Expectation.AnyCall();
    }
    if (!(value instanceof Value.Items(List<Value> items))) {
      problems.add(FORM + (value == null ? "; it is missing" : "; found " + Kinds.of(value)));
      return new Expectation.NoCall();
    }
    if (items.isEmpty()) {
      return new Expectation.NoCall();
    }
    List<ExpectedCall> calls = new ArrayList<>();
    for (Value item : items) {
      Written written = written(item);
      if (written == null) {
        problems.add(FORM);
      } else {
        calls.add(call(written, tools, problems));
      }
    }
    return new Expectation.Calls(calls);
  }

  /**
   * A call as the file has it.
   *
   * @param nestedAlternatives whether values inside an accepted object are lists of alternatives
   *     themselves, as BFCL writes them
   */
  private record Written(String name, Map<String, Value> arguments, boolean nestedAlternatives) {}

  private static @Nullable Written written(Value item) {
    if (!(item instanceof Value.Fields(Map<String, Value> fields))) {
      return null;
    }
    if (fields.get("name") instanceof Value.Text(String name)) {
      Value arguments = fields.getOrDefault("arguments", Value.Fields.EMPTY);
      return arguments instanceof Value.Fields(Map<String, Value> own)
          ? new Written(name, own, false)
          : null;
    }
    if (fields.size() == 1) {
      Map.Entry<String, Value> only = fields.entrySet().iterator().next();
      return only.getValue() instanceof Value.Fields(Map<String, Value> own)
          ? new Written(only.getKey(), own, true)
          : null;
    }
    return null;
  }

  private ExpectedCall call(Written written, Map<String, Tool> tools, Problems.Sink problems) {
    Tool tool = tools.get(written.name());
    if (tool == null) {
      problems.add(
          "a call to \"%s\" is expected, which is not offered; offered are: %s"
              .formatted(written.name(), Suggestions.listed(written.name(), tools.keySet(), 5)));
      return new ExpectedCall(written.name(), Map.of());
    }
    Map<String, Value> properties = properties(tool);
    Map<String, List<Value>> accepted = new LinkedHashMap<>();
    written
        .arguments()
        .forEach((name, values) -> {
          if (properties.containsKey(name)) {
            accepted.put(name, accepted(written, name, values, tool, problems));
          } else {
            problems.add(
                "the expected call to %s has the argument \"%s\"; the tool has: %s"
                    .formatted(
                        tool.name(), name, Suggestions.listed(name, properties.keySet(), 5)));
          }
        });
    requireRequired(tool, written, problems);
    return new ExpectedCall(tool.name(), accepted);
  }

  private static Map<String, Value> properties(Tool tool) {
    return tool.parameters().at("properties") instanceof Value.Fields(Map<String, Value> own)
        ? own
        : Map.of();
  }

  private List<Value> accepted(
      Written written, String argument, Value values, Tool tool, Problems.Sink problems) {
    // A single value need not stand in a list; an array must, or it would be read as alternatives.
    List<Value> alternatives =
        values instanceof Value.Items(List<Value> items) ? items : List.of(values);
    if (alternatives.isEmpty()) {
      problems.add("%s.%s accepts no value: list at least one".formatted(tool.name(), argument));
    }
    if (written.nestedAlternatives()) {
      return alternatives;
    }
    alternatives.forEach(alternative -> checkFits(alternative, argument, tool, problems));
    Value judged = properties(JsonSchemaDialect.toBfcl(tool)).get(argument);
    return alternatives.stream()
        .map(one -> ExactCalls.withNestedAlternatives(one, judged))
        .toList();
  }

  private void checkFits(Value alternative, String argument, Tool tool, Problems.Sink problems) {
    if (alternative.equals(MAY_BE_LEFT_OUT)) {
      return;
    }
    Value call = new Value.Fields(Map.of(argument, alternative));
    boolean isArray =
        properties(tool).get(argument) instanceof Value.Fields schema
            && Value.of("array").equals(schema.at("type"));
    for (String misfit : schemas.misfits(alone(tool), call)) {
      problems.add(
          "%s.%s does not take the expected value %s: %s%s"
              .formatted(
                  tool.name(),
                  argument,
                  Json.write(alternative),
                  misfit,
                  isArray ? " (to accept the array [1, 2], write [[1, 2]])" : ""));
    }
  }

  // Only what concerns single arguments: an alternative is checked without the other arguments.
  private static Value.Fields alone(Tool tool) {
    Map<String, Value> fields = new LinkedHashMap<>(tool.parameters().values());
    fields.keySet().retainAll(List.of("type", "properties", "$defs", "definitions"));
    return new Value.Fields(fields);
  }

  private static void requireRequired(Tool tool, Written written, Problems.Sink problems) {
    if (tool.parameters().at("required") instanceof Value.Items(List<Value> names)) {
      for (Value name : names) {
        if (name instanceof Value.Text(String required)
            && !written.arguments().containsKey(required)) {
          problems.add(
              "the expected call to %s lacks \"%s\", which the tool requires: list its accepted values"
                  .formatted(tool.name(), required));
        }
      }
    }
  }
}
