package org.javoke.call;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.value.Json;

/**
 * {@code <tool_call>{"name": "f", "arguments": {"a": 1}}</tool_call>}, one tag for each call: the
 * Hermes and Qwen models.
 */
final class HermesFormat implements CallFormat {

  private static final String OPEN = "<tool_call>";
  private static final String CLOSE = "</tool_call>";
  private static final String ANY = "tool_call";

  @Override
  public String name() {
    return "hermes";
  }

  @Override
  public Parsed parse(String reply) {
    Reading reading = new Reading(reply);
    try {
      for (int tag = nextTag(reply, 0); tag >= 0; tag = nextTag(reply, reading.at())) {
        reading.proseUntil(tag);
        readCall(reply, reading);
      }
      return reading.parsed();
    } catch (CallSyntaxException e) {
      return e.in(reply);
    }
  }

  // Finds <tool_call> and what is easily written instead of it: </tool_call> and <tool_call/>.
  private static int nextTag(String reply, int from) {
    for (int i = reply.indexOf(ANY, from); i >= 0; i = reply.indexOf(ANY, i + 1)) {
      boolean closing = i >= 2 && reply.startsWith("</", i - 2);
      boolean opening = i >= 1 && reply.charAt(i - 1) == '<';
      boolean ends = reply.startsWith(">", i + ANY.length());
      boolean selfClosed = reply.startsWith("/>", i + ANY.length());
      if (closing && ends && i - 2 >= from) {
        return i - 2;
      }
      if (opening && (ends || selfClosed) && i - 1 >= from) {
        return i - 1;
      }
    }
    return -1;
  }

  private static void readCall(String reply, Reading reading) throws CallSyntaxException {
    int tag = reading.at();
    if (!reply.startsWith(OPEN, tag)) {
      throw new CallSyntaxException(
          tag,
          reply.startsWith(CLOSE, tag)
              ? "a closing tag stands here that no tag opened"
              : "a self-closed tag holds no call");
    }
    int body = reading.afterSpace(tag + OPEN.length());
    if (body == reply.length()) {
      throw new CallSyntaxException(body, "the text ends where a call was expected");
    }
    if (reply.charAt(body) != '{') {
      throw new CallSyntaxException(body, insteadOfCall(reply, body));
    }
    JsonSpan span = JsonSpan.read(reply, body);
    reading.add(JsonCall.read(span.value(), body));
    int close = reading.afterSpace(span.end());
    if (!reply.startsWith(CLOSE, close)) {
      throw new CallSyntaxException(close, "'" + CLOSE + "' was expected");
    }
    reading.continueAt(close + CLOSE.length());
  }

  private static String insteadOfCall(String reply, int at) {
    if (reply.startsWith(CLOSE, at)) {
      return "the tag is empty";
    }
    return reply.startsWith(OPEN, at) ? "a tag stands inside a tag" : "a JSON object was expected";
  }

  @Override
  public int nextCall(String reply, int from) {
    return nextTag(reply, from);
  }

  @Override
  public String write(List<ToolCall> calls) {
    return calls.stream()
        .map(call -> OPEN + "\n" + Json.write(JsonCall.write(call, "arguments")) + "\n" + CLOSE)
        .collect(Collectors.joining("\n"));
  }
}
