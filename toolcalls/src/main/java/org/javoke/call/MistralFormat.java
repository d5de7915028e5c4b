package org.javoke.call;

import java.util.List;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * {@code [TOOL_CALLS][{"name": "f", "arguments": {"a": 1}}]}; newer models write {@code
 * [TOOL_CALLS]f[ARGS]{"a": 1}} or {@code [TOOL_CALLS]f{"a": 1}}, with a mark for each call.
 */
final class MistralFormat implements CallFormat {

  private static final String MARK = "[TOOL_CALLS]";
  private static final String ARGUMENTS = "[ARGS]";
  private static final String ID = "[CALL_ID]";

  @Override
  public String name() {
    return "mistral";
  }

  @Override
  public Parsed parse(String reply) {
    Reading reading = new Reading(reply);
    try {
      for (int i = reply.indexOf(MARK); i >= 0; i = reply.indexOf(MARK, reading.at())) {
        reading.proseUntil(i);
        readCalls(reply, reading, reading.afterSpace(i + MARK.length()));
      }
      return reading.parsed();
    } catch (CallSyntaxException e) {
      return e.in(reply);
    }
  }

  private static void readCalls(String reply, Reading reading, int at) throws CallSyntaxException {
    if (at == reply.length() || reply.startsWith(MARK, at)) {
      throw new CallSyntaxException(at, "there is no call after the mark");
    }
    if (reply.charAt(at) != '[') {
      readNamed(reply, reading, at);
      return;
    }
    JsonSpan span = JsonSpan.read(reply, at);
    if (!(span.value() instanceof Value.Items(List<Value> items)) || items.isEmpty()) {
      throw new CallSyntaxException(at, "the list of calls is empty");
    }
    for (Value item : items) {
      reading.add(JsonCall.read(item, at));
    }
    reading.continueAt(span.end());
  }

  private static void readNamed(String reply, Reading reading, int start)
      throws CallSyntaxException {
    int end = start;
    while (end < reply.length() && isNamePart(reply.charAt(end))) {
      end++;
    }
    if (end == start) {
      throw new CallSyntaxException(start, "the name of a tool was expected");
    }
    int object = reading.afterSpace(afterMarks(reply, end));
    if (!reply.startsWith("{", object)) {
      throw new CallSyntaxException(object, "the arguments as a JSON object were expected");
    }
    JsonSpan span = JsonSpan.read(reply, object);
    reading.add(new ToolCall(reply.substring(start, end), (Value.Fields) span.value()));
    reading.continueAt(span.end());
  }

  private static int afterMarks(String reply, int at) {
    int next = at;
    if (reply.startsWith(ID, next)) {
      next += ID.length();
      while (next < reply.length() && isNamePart(reply.charAt(next))) {
        next++;
      }
    }
    return reply.startsWith(ARGUMENTS, next) ? next + ARGUMENTS.length() : next;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || "_-.:/".indexOf(c) >= 0;
  }

  @Override
  public int nextCall(String reply, int from) {
    return reply.indexOf(MARK, from);
  }

  @Override
  public String write(List<ToolCall> calls) {
    List<Value> items =
        calls.stream().map(call -> (Value) JsonCall.write(call, "arguments")).toList();
    return MARK + Json.write(Value.of(items));
  }
}
