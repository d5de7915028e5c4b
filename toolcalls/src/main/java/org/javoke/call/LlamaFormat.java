package org.javoke.call;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * {@code {"name": "f", "parameters": {"a": 1}}} as Llama 3 writes it, several separated by a
 * semicolon after {@code <|python_tag|>}; and its built-in tools, {@code
 * <|python_tag|>brave_search.call(query="x")}.
 */
final class LlamaFormat implements CallFormat {

  private static final String TAG = "<|python_tag|>";
  private static final String BUILT_IN = ".call";

  @Override
  public String name() {
    return "llama3";
  }

  @Override
  public Parsed parse(String reply) {
    Reading reading = new Reading(reply);
    try {
      int tag = reply.indexOf(TAG);
      if (tag >= 0) {
        reading.proseUntil(tag);
        readTagged(reply, reading, tag + TAG.length());
      } else {
        readBare(reply, reading);
      }
      return reading.parsed();
    } catch (CallSyntaxException e) {
      return e.in(reply);
    }
  }

  private static void readTagged(String reply, Reading reading, int from)
      throws CallSyntaxException {
    int at = reading.afterSpace(from);
    while (true) {
      at = reply.startsWith("{", at) ? json(reply, reading, at) : builtIn(reply, reading, at);
      reading.continueAt(at);
      int separator = reading.afterSpace(at);
      if (!reply.startsWith(";", separator) || reading.endsAt(separator + 1)) {
        reading.continueAt(reply.startsWith(";", separator) ? separator + 1 : at);
        return;
      }
      at = reading.afterSpace(separator + 1);
    }
  }

  private static int json(String reply, Reading reading, int at) throws CallSyntaxException {
    JsonSpan span = JsonSpan.read(reply, at);
    reading.add(JsonCall.read(span.value(), at));
    return span.end();
  }

  private static int builtIn(String reply, Reading reading, int at) throws CallSyntaxException {
    PythonCalls.Read read = PythonCalls.read(reply, at);
    for (ToolCall call : read.calls()) {
      String name = call.name();
      if (!name.endsWith(BUILT_IN)) {
        throw new CallSyntaxException(at, "a JSON object or a call of a built-in was expected");
      }
      String tool = name.substring(0, name.length() - BUILT_IN.length());
      reading.add(new ToolCall(tool, call.arguments()));
    }
    return read.end();
  }

  private static void readBare(String reply, Reading reading) throws CallSyntaxException {
    for (int i = BareJson.next(reply, 0); i >= 0; i = BareJson.next(reply, reading.at())) {
      String between = reply.substring(reading.at(), i);
      if (between.strip().equals(";")) {
        reading.continueAt(i);
      }
      reading.proseUntil(i);
      JsonSpan span = JsonSpan.read(reply, i);
      List<Value> items =
          span.value() instanceof Value.Items(List<Value> several)
              ? several
              : List.of(span.value());
      if (items.stream().allMatch(JsonCall::isCall)) {
        for (Value item : items) {
          reading.add(JsonCall.read(item, i));
        }
        reading.continueAt(span.end());
      } else {
        reading.proseUntil(span.end());
      }
    }
  }

  @Override
  public int nextCall(String reply, int from) {
    int tag = reply.indexOf(TAG, from);
    int bare = BareJson.next(reply, from);
    return tag >= 0 && bare >= 0 ? Math.min(tag, bare) : Math.max(tag, bare);
  }

  @Override
  public String write(List<ToolCall> calls) {
    String written =
        calls.stream()
            .map(call -> Json.write(JsonCall.write(call, "parameters")))
            .collect(Collectors.joining("; "));
    return calls.size() > 1 ? TAG + written : written;
  }
}
