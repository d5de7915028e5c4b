package org.javoke.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * The structured {@code tool_calls} of the OpenAI API as text: an array of {@code {"type":
 * "function", "function": {"name", "arguments"}}}; a message with {@code tool_calls}, and plain
 * lists of {@code {"name", "arguments"}}, are read too.
 */
final class OpenAiFormat implements CallFormat {

  @Override
  public String name() {
    return "openai";
  }

  @Override
  public Parsed parse(String reply) {
    Reading reading = new Reading(reply);
    try {
      for (int i = BareJson.next(reply, 0); i >= 0; i = BareJson.next(reply, reading.at())) {
        reading.proseUntil(i);
        JsonSpan span = JsonSpan.read(reply, i);
        if (addCalls(span.value(), i, reading)) {
          reading.continueAt(span.end());
        } else {
          reading.proseUntil(span.end());
        }
      }
      return reading.parsed();
    } catch (CallSyntaxException e) {
      return e.in(reply);
    }
  }

  // JSON that is something else than calls is prose.
  private static boolean addCalls(Value value, int position, Reading reading)
      throws CallSyntaxException {
    Value inner = value instanceof Value.Fields fields ? fields.at("tool_calls") : null;
    Value calls = inner == null ? value : inner;
    List<Value> items =
        calls instanceof Value.Items(List<Value> several) ? several : List.of(calls);
    if (items.stream().noneMatch(JsonCall::isCall)) {
      return false;
    }
    for (Value item : items) {
      reading.add(JsonCall.read(item, position));
    }
    return true;
  }

  @Override
  public int nextCall(String reply, int from) {
    return BareJson.next(reply, from);
  }

  @Override
  public String write(List<ToolCall> calls) {
    List<Value> items = new ArrayList<>(calls.size());
    for (ToolCall call : calls) {
      Map<String, Value> function = new LinkedHashMap<>();
      function.put("name", Value.of(call.name()));
      function.put("arguments", Value.of(Json.write(call.arguments())));
      Map<String, Value> item = new LinkedHashMap<>();
      item.put("type", Value.of("function"));
      item.put("function", new Value.Fields(function));
      items.add(new Value.Fields(item));
    }
    return Json.write(Value.of(items));
  }
}
