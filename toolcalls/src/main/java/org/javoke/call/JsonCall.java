package org.javoke.call;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Calls as JSON objects: {@code name} with {@code arguments} or {@code parameters}, which are an
 * object or the text of one; possibly inside {@code function}.
 */
final class JsonCall {

  private JsonCall() {}

  /** {@return whether the value has the two fields that make it a call} */
  static boolean isCall(Value value) {
    return value instanceof Value.Fields fields
        && inner(fields).at("name") != null
        && argumentsOf(inner(fields)) != null;
  }

  /**
   * {@return the call that the value is} A call without arguments takes none.
   *
   * @param position where the value stands in the reply
   */
  static ToolCall read(Value value, int position) throws CallSyntaxException {
    if (!(value instanceof Value.Fields fields)) {
      throw new CallSyntaxException(position, "a JSON object with name and arguments was expected");
    }
    Value.Fields call = inner(fields);
    if (!(call.at("name") instanceof Value.Text(String name)) || name.isBlank()) {
      throw new CallSyntaxException(position, "the call has no name that is a text");
    }
    return new ToolCall(name, arguments(argumentsOf(call), position));
  }

  /** {@return the call as JSON, its arguments under the key} */
  static Value.Fields write(ToolCall call, String argumentsKey) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("name", Value.of(call.name()));
    fields.put(argumentsKey, call.arguments());
    return new Value.Fields(fields);
  }

  private static Value.Fields inner(Value.Fields fields) {
    return fields.at("function") instanceof Value.Fields function ? function : fields;
  }

  private static @Nullable Value argumentsOf(Value.Fields call) {
    Value arguments = call.at("arguments");
    return arguments == null ? call.at("parameters") : arguments;
  }

  private static Value.Fields arguments(@Nullable Value value, int position)
      throws CallSyntaxException {
    return switch (value) {
      case null -> Value.Fields.EMPTY;
      case Value.Null _ -> Value.Fields.EMPTY;
      case Value.Fields fields -> fields;
      case Value.Text(String json) -> parsed(json, position);
      case Value.Bool _,
          Value.Int _,
          Value.Real _,
          Value.Items _,
          Value.Tuple _,
          Value.Table _,
          Value.Opaque _ ->
          throw new CallSyntaxException(position, "the arguments are no JSON object");
    };
  }

  private static Value.Fields parsed(String json, int position) throws CallSyntaxException {
    if (json.isBlank()) {
      return Value.Fields.EMPTY; // what some servers send for a call without arguments
    }
    try {
      if (Json.read(json) instanceof Value.Fields fields) {
        return fields;
      }
    } catch (JsonException e) {
      throw new CallSyntaxException(position, "the arguments are no valid JSON: " + e.getMessage());
    }
    throw new CallSyntaxException(position, "the arguments are no JSON object");
  }
}
