package org.javoke.data.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.input.Kinds;
import org.javoke.input.Suggestions;
import org.javoke.schema.JsonSchemas;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;

/** Calls, made and expected, against the tools that are offered. */
final class CallCheck implements Check {

  private static final Value MAY_BE_LEFT_OUT = Value.of("");

  private final ToolSchemas schemas;

  CallCheck(ToolSchemas schemas) {
    this.schemas = schemas;
  }

  @Override
  public void check(Example example, Findings findings) {
    boolean expects = example.expected() instanceof Expectation.Calls;
    if (!expects && example.messages().stream().allMatch(turn -> turn.calls().isEmpty())) {
      return;
    }
    Map<String, Tool> offered = new HashMap<>();
    example.tools().forEach(tool -> offered.putIfAbsent(tool.name(), tool));
    for (int i = 0; i < example.messages().size(); i++) {
      Turn turn = example.messages().get(i);
      for (int c = 0; c < turn.calls().size(); c++) {
        made(turn.calls().get(c), offered, "messages[%d].tool_calls[%d]".formatted(i, c), findings);
      }
    }
    if (example.expected() instanceof Expectation.Calls(List<ExpectedCall> calls)) {
      for (int c = 0; c < calls.size(); c++) {
        expected(calls.get(c), offered, "expected[" + c + "]", findings);
      }
    }
  }

  private void made(MadeCall call, Map<String, Tool> offered, String place, Findings findings) {
    Value.Fields arguments = object(call, place, findings);
    if (call.name().isBlank()) {
      findings.add(Rule.CALL_WITHOUT_NAME, place, "the call names no tool");
      return;
    }
    Tool tool = tool(call.name(), offered, place, findings);
    if (tool == null || arguments == null) {
      return;
    }
    ToolSchemas.Known known = schemas.of(tool);
    Map<String, Value> given = new LinkedHashMap<>(arguments.values());
    given
        .entrySet()
        .removeIf(argument -> {
          boolean padding = isPadding(argument.getKey(), argument.getValue(), known);
          if (padding) {
            findings.add(
                Rule.NULL_PADDING,
                place,
                "the argument \"%s\" is null".formatted(argument.getKey()));
          }
          return padding;
        });
    unknown(given, known, call.name(), place, findings);
    misfits(new Value.Fields(given), known, place, findings);
  }

  /** {@return whether the argument is null where the schema has no place for a null} */
  static boolean isPadding(String name, Value value, ToolSchemas.Known known) {
    if (!(value instanceof Value.Null) || !known.problems().isEmpty()) {
      return false;
    }
    Value property = known.properties().at(name);
    if (property == null) {
      return !known.open();
    }
    Value alone = new Value.Fields(Map.of(name, Value.NULL));
    return known.compiled().misfits(alone).stream()
        .anyMatch(misfit -> !misfit.keyword().equals("required"));
  }

  private static Value.@org.jspecify.annotations.Nullable Fields object(
      MadeCall call, String place, Findings findings) {
    switch (call.arguments()) {
      case Value.Fields fields -> {
        return fields;
      }
      case Value.Text(String text) -> {
        Value.Fields object = call.object();
        if (object != null) {
          findings.add(Rule.ARGUMENTS_AS_TEXT, place, "the arguments are the text of an object");
        } else {
          findings.add(
              Rule.ARGUMENTS_NO_JSON,
              place,
              "the arguments are a text that is no JSON object: " + Shown.of(text));
        }
        return object;
      }
      case Value other -> {
        findings.add(
            Rule.ARGUMENTS_NO_OBJECT,
            place,
            "the arguments must be an object, found " + Kinds.of(other));
        return null;
      }
    }
  }

  private static @org.jspecify.annotations.Nullable Tool tool(
      String name, Map<String, Tool> offered, String place, Findings findings) {
    Tool tool = offered.get(name);
    if (tool == null) {
      findings.add(
          Rule.CALL_UNKNOWN_TOOL,
          place,
          offered.isEmpty()
              ? "\"%s\" is called, and no tool is offered".formatted(Shown.of(name))
              : "\"%s\" is not offered; offered are: %s"
                  .formatted(Shown.of(name), Suggestions.listed(name, offered.keySet(), 3)));
    }
    return tool;
  }

  private static void unknown(
      Map<String, Value> given,
      ToolSchemas.Known known,
      String tool,
      String place,
      Findings findings) {
    if (known.open() || !known.problems().isEmpty()) {
      return;
    }
    for (String name : given.keySet()) {
      if (known.properties().at(name) == null) {
        findings.add(
            Rule.ARGUMENT_UNKNOWN,
            place,
            "\"%s\" has no parameter \"%s\"; it has: %s"
                .formatted(
                    tool,
                    Shown.of(name),
                    Suggestions.listed(name, known.properties().values().keySet(), 3)));
      }
    }
  }

  private static void misfits(
      Value.Fields arguments, ToolSchemas.Known known, String place, Findings findings) {
    for (JsonSchemas.Misfit misfit : known.compiled().misfits(arguments)) {
      Rule rule =
          switch (misfit.keyword()) {
            case "required" -> Rule.ARGUMENT_MISSING;
            case "type" -> Rule.ARGUMENT_TYPE;
            case "enum", "const" -> Rule.ARGUMENT_ENUM;
            case "additionalProperties", "unevaluatedProperties" ->
                misfit.place().isEmpty() && !known.open() ? null : Rule.ARGUMENT_UNKNOWN;
            case null, default -> Rule.ARGUMENT_MISFIT;
          };
      if (rule != null) { // an unknown argument at the top was named before
        findings.add(rule, place, misfit.message());
      }
    }
  }

  private void expected(
      ExpectedCall call, Map<String, Tool> offered, String place, Findings findings) {
    Tool tool = tool(call.name(), offered, place, findings);
    if (tool == null) {
      return;
    }
    ToolSchemas.Known known = schemas.of(tool);
    Map<String, Value> firsts = new LinkedHashMap<>();
    List<Value.Fields> others = new ArrayList<>();
    call.accepted()
        .forEach((name, values) -> {
          if (values.isEmpty()) {
            findings.add(
                Rule.EXPECTED_EMPTY, place, "no value is accepted for \"%s\"".formatted(name));
          }
          List<Value> real =
              values.stream()
                  .filter(value -> !value.equals(MAY_BE_LEFT_OUT))
                  .map(Alternatives::first)
                  .toList();
          if (!real.isEmpty()) {
            firsts.put(name, real.getFirst());
            real.stream()
                .skip(1)
                .forEach(value -> others.add(new Value.Fields(Map.of(name, value))));
          }
        });
    unknown(firsts, known, call.name(), place, findings);
    misfits(new Value.Fields(firsts), known, place, findings);
    for (Value.Fields one : others) {
      Findings ofOne = new Findings();
      misfits(one, known, place, ofOne);
      ofOne.list().stream()
          .filter(finding -> finding.rule() != Rule.ARGUMENT_MISSING)
          .forEach(finding -> findings.add(finding.rule(), place, finding.message()));
    }
  }
}
