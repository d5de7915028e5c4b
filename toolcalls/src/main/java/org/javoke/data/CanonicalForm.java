package org.javoke.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.schema.ToolLayout;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Samples as JSON objects in the canonical form: {@code messages} and {@code tools} as in OpenAI's
 * requests, {@code expected} calls with their alternatives in BFCL's form, and {@code meta}.
 */
public final class CanonicalForm {

  private CanonicalForm() {}

  /** {@return the sample as one JSON object; what is empty is left out} */
  public static Value.Fields write(Example example) {
    Map<String, Value> fields = new LinkedHashMap<>();
    if (!example.id().isEmpty()) {
      fields.put("id", Value.of(example.id()));
    }
    fields.put(
        "messages", Value.of(example.messages().stream().map(CanonicalForm::message).toList()));
    fields.put("tools", tools(example));
    if (example.expected() != null) {
      fields.put("expected", expected(example.expected()));
    }
    if (!example.meta().values().isEmpty()) {
      fields.put("meta", example.meta());
    }
    fields.putAll(example.further().values());
    return new Value.Fields(fields);
  }

  /** {@return the tools as OpenAI's requests have them} */
  public static Value tools(Example example) {
    return Value.of(
        example.tools().stream().map(tool -> (Value) ToolLayout.OPENAI_CHAT.write(tool)).toList());
  }

  /** {@return the message as OpenAI's requests have it, its arguments as they were written} */
  public static Value message(Turn turn) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("role", Value.of(turn.role()));
    fields.put("content", turn.content());
    if (!turn.calls().isEmpty()) {
      fields.put("tool_calls", Value.of(turn.calls().stream().map(CanonicalForm::call).toList()));
    }
    if (!turn.callId().isEmpty()) {
      fields.put("tool_call_id", Value.of(turn.callId()));
    }
    fields.putAll(turn.further().values());
    return new Value.Fields(fields);
  }

  private static Value call(MadeCall call) {
    Map<String, Value> fields = new LinkedHashMap<>();
    if (!call.id().isEmpty()) {
      fields.put("id", Value.of(call.id()));
    }
    fields.put("type", Value.of("function"));
    Map<String, Value> function = new LinkedHashMap<>();
    function.put("name", Value.of(call.name()));
    function.put("arguments", call.arguments());
    fields.putAll(call.further().values());
    if (call.further().at("function") instanceof Value.Fields(Map<String, Value> more)) {
      function.putAll(more);
    }
    fields.put("function", new Value.Fields(function));
    return new Value.Fields(fields);
  }

  /**
   * {@return {@code "any"}, or the list of expected calls, empty where no call is right; a
   * trajectory is an object}
   */
  public static Value expected(@Nullable Expectation expected) {
    return switch (expected) {
      case null -> Value.NULL;
      case Expectation.AnyCall _ -> Value.of("any");
      case Expectation.NoCall _ -> Value.of(List.of());
      case Expectation.Calls(List<ExpectedCall> calls) ->
          Value.of(calls.stream().map(CanonicalForm::expectedCall).toList());
      case Expectation.Trajectory trajectory -> trajectory(trajectory);
      case Expectation.Said(String text) -> new Value.Fields(Map.of("said", Value.of(text)));
    };
  }

  private static Value trajectory(Expectation.Trajectory expected) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("id", Value.of(expected.id()));
    fields.put("initial_config", expected.initialConfig());
    fields.put("apis", texts(expected.apis()));
    fields.put("calls", Value.of(expected.calls().stream().map(CanonicalForm::texts).toList()));
    return new Value.Fields(fields);
  }

  private static Value texts(List<String> texts) {
    return Value.of(texts.stream().map(Value::of).toList());
  }

  private static Value expectedCall(ExpectedCall call) {
    Map<String, Value> accepted = new LinkedHashMap<>();
    call.accepted().forEach((name, values) -> accepted.put(name, Value.of(values)));
    return new Value.Fields(Map.of(call.name(), new Value.Fields(accepted)));
  }
}
