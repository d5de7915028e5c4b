package org.javoke.constrain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.bfcl.BfclBenchmark;
import org.javoke.benchmark.bfcl.PromptFormat;
import org.javoke.call.ToolCall;
import org.javoke.input.SharedFiles;
import org.javoke.schema.BfclDialect;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Real tools, and calls of them that are right. */
final class BfclCases {

  private BfclCases() {}

  /**
   * Tools and right calls of one question.
   *
   * @param tools as BFCL has them
   * @param schemas the same with their parameters as JSON Schema
   * @param calls those expected; empty where none is
   */
  record Case(String id, List<Tool> tools, List<Tool> schemas, List<ToolCall> calls) {}

  /** {@return every question of the single-turn categories whose tools are Python's} */
  static List<Case> all() {
    return new BfclBenchmark(SharedFiles.at("data/bfcl/v4"), PromptFormat.DEFAULT)
        .questions(Selection.ALL).stream()
            .filter(question -> question.task().language() == Language.PYTHON)
            .filter(question -> !question.task().tools().isEmpty())
            .filter(question -> !question.category().contains("format_sensitivity"))
            .map(BfclCases::of)
            .toList();
  }

  private static Case of(Question question) {
    List<Tool> tools = question.task().tools();
    List<ToolCall> calls =
        question.task().expectation() instanceof Expectation.Calls(List<ExpectedCall> expected)
            ? expected.stream().map(call -> call(call, tools)).toList()
            : List.of();
    return new Case(
        question.id(), tools, tools.stream().map(BfclDialect::toJsonSchema).toList(), calls);
  }

  private static ToolCall call(ExpectedCall expected, List<Tool> tools) {
    Value.@Nullable Fields schema =
        tools.stream()
            .filter(tool -> tool.name().equals(expected.name()))
            .map(Tool::parameters)
            .findFirst()
            .orElse(null);
    Map<String, Value> arguments = new LinkedHashMap<>();
    expected
        .accepted()
        .forEach((name, accepted) -> add(arguments, name, accepted, property(schema, name)));
    return new ToolCall(expected.name(), new Value.Fields(arguments));
  }

  // The first accepted value; the empty string says that the argument may be left out.
  private static void add(
      Map<String, Value> arguments, String name, List<Value> accepted, @Nullable Value schema) {
    if (!accepted.isEmpty() && !accepted.contains(Value.of(""))) {
      arguments.put(name, plain(accepted.getFirst(), schema));
    }
  }

  // Within dicts, every value is again a list of accepted ones.
  private static Value plain(Value value, @Nullable Value schema) {
    if (value instanceof Value.Fields(Map<String, Value> fields)) {
      Map<String, Value> plain = new LinkedHashMap<>();
      fields.forEach((name, accepted) -> {
        if (accepted instanceof Value.Items(List<Value> items)) {
          add(plain, name, items, property(schema, name));
        } else {
          plain.put(name, accepted);
        }
      });
      return new Value.Fields(plain);
    }
    if (value instanceof Value.Items(List<Value> items)) {
      Value inner = schema instanceof Value.Fields fields ? fields.at("items") : null;
      List<Value> plain = new ArrayList<>();
      items.forEach(item -> plain.add(plain(item, inner)));
      return Value.of(plain);
    }
    return value;
  }

  private static @Nullable Value property(@Nullable Value schema, String name) {
    return schema instanceof Value.Fields fields
            && fields.at("properties") instanceof Value.Fields properties
        ? properties.at(name)
        : null;
  }
}
