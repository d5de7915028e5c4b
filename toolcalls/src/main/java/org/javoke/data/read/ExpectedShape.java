package org.javoke.data.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.input.Kinds;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;

/**
 * Reads expected calls: BFCL's {@code {"f": {"a": [accepted values]}}}, and {@code {"name": "f",
 * "arguments": {"a": [accepted values]}}} as in the user's own test sets.
 */
final class ExpectedShape {

  private ExpectedShape() {}

  static Expectation read(Value value) throws RecordException {
    if (Value.of("any").equals(value)) {
      return new Expectation.AnyCall();
    }
    if (value instanceof Value.Fields fields && fields.at("initial_config") != null) {
      return trajectory(fields);
    }
    if (!(value instanceof Value.Items(List<Value> items))) {
      throw new RecordException(
          "\"expected\" must be \"any\" or a list of calls, found " + Kinds.of(value));
    }
    if (items.isEmpty()) {
      return new Expectation.NoCall();
    }
    List<ExpectedCall> calls = new ArrayList<>(items.size());
    for (Value item : items) {
      calls.add(call(item));
    }
    return new Expectation.Calls(calls);
  }

  private static Expectation trajectory(Value.Fields fields) throws RecordException {
    List<List<String>> calls = new ArrayList<>();
    for (Value turn : Shape.items(fields, "calls")) {
      calls.add(turn instanceof Value.Items(List<Value> sources) ? texts(sources) : List.of());
    }
    Value start = fields.at("initial_config");
    return new Expectation.Trajectory(
        Shape.text(fields, "id"),
        start instanceof Value.Fields config ? config : Value.Fields.EMPTY,
        texts(Shape.items(fields, "apis")),
        calls);
  }

  private static List<String> texts(List<Value> values) {
    return values.stream().map(Dialogue::text).toList();
  }

  private static ExpectedCall call(Value item) throws RecordException {
    Map<String, Value> fields = Shape.object(item, "an expected call").values();
    if (fields.get("name") instanceof Value.Text(String name)) {
      Value arguments = fields.getOrDefault("arguments", Value.Fields.EMPTY);
      return accepted(name, Shape.object(arguments, "the expected arguments"), false);
    }
    if (fields.size() == 1) {
      Map.Entry<String, Value> only = fields.entrySet().iterator().next();
      return accepted(only.getKey(), Shape.object(only.getValue(), "the expected arguments"), true);
    }
    throw new RecordException(
        "an expected call must be {\"name\": ..., \"arguments\": {...}} or {\"f\": {\"a\": [...]}}");
  }

  private static ExpectedCall accepted(String name, Value.Fields arguments, boolean nested) {
    Map<String, List<Value>> accepted = new LinkedHashMap<>();
    arguments
        .values()
        .forEach((argument, values) -> {
          List<Value> several =
              values instanceof Value.Items(List<Value> items) ? items : List.of(values);
          accepted.put(
              argument, nested ? several : several.stream().map(ExpectedShape::nested).toList());
        });
    return new ExpectedCall(name, accepted);
  }

  // Scorers compare objects key by key, each key with its own alternatives.
  private static Value nested(Value accepted) {
    if (!(accepted instanceof Value.Fields(Map<String, Value> inner))) {
      return accepted;
    }
    Map<String, Value> lists = new LinkedHashMap<>();
    inner.forEach((key, value) -> lists.put(key, Value.of(List.of(value))));
    return new Value.Fields(lists);
  }
}
