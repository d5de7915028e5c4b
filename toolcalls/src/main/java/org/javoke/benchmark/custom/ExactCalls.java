package org.javoke.benchmark.custom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.call.ToolCall;
import org.javoke.schema.JsonSchemaDialect;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Makes what an answer is held against from tools in JSON Schema and from calls that are right. */
public final class ExactCalls {

  private ExactCalls() {}

  /**
   * {@return the task by which scorers judge, its tools in BFCL's dialect}
   *
   * @param offered in JSON Schema
   */
  public static Task task(List<Tool> offered, Expectation expectation) {
    List<Tool> judged = offered.stream().map(JsonSchemaDialect::toBfcl).toList();
    return new Task(CustomReader.taskCategory(expectation), Language.PYTHON, judged, expectation);
  }

  /**
   * {@return the expectation that these calls are made and no others, each value the only one that
   * is accepted; no calls expect none}
   *
   * @param offered in JSON Schema; it says which values are objects that scorers compare by key
   */
  public static Expectation expecting(List<ToolCall> calls, List<Tool> offered) {
    if (calls.isEmpty()) {
      return new Expectation.NoCall();
    }
    List<ExpectedCall> expected = new ArrayList<>();
    for (ToolCall call : calls) {
      Value properties =
          offered.stream()
              .filter(tool -> tool.name().equals(call.name()))
              .findFirst()
              .map(tool -> JsonSchemaDialect.toBfcl(tool).parameters().at("properties"))
              .orElse(Value.Fields.EMPTY);
      Map<String, List<Value>> accepted = new LinkedHashMap<>();
      call.arguments()
          .values()
          .forEach((name, value) ->
              accepted.put(
                  name,
                  List.of(
                      withNestedAlternatives(
                          value, properties instanceof Value.Fields own ? own.at(name) : null))));
      expected.add(new ExpectedCall(call.name(), accepted));
    }
    return new Expectation.Calls(expected);
  }

  /**
   * {@return the value as scorers have it: where an object is compared key by key, each value in it
   * is a list of alternatives}
   *
   * @param schema the parameter in BFCL's dialect
   */
  static Value withNestedAlternatives(Value accepted, @Nullable Value schema) {
    if (!(schema instanceof Value.Fields fields)) {
      return accepted;
    }
    if (accepted instanceof Value.Fields(Map<String, Value> inner)
        && Value.of("dict").equals(fields.at("type"))) {
      Map<String, Value> lists = new LinkedHashMap<>();
      inner.forEach((key, value) -> lists.put(key, Value.of(List.of(value))));
      return new Value.Fields(lists);
    }
    if (accepted instanceof Value.Items(List<Value> items)
        && Value.of("array").equals(fields.at("type"))) {
      Value ofItems = fields.at("items");
      return Value.of(
          items.stream()
              .map(item ->
                  item instanceof Value.Fields ? withNestedAlternatives(item, ofItems) : item)
              .toList());
    }
    return accepted;
  }
}
