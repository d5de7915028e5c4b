package org.javoke.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.call.CallFormat;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** A strict format for tests: JSON objects between tags, each with a name and arguments. */
public final class TagFormat implements CallFormat {

  private static final Pattern CALL = Pattern.compile("<call>(.*?)</call>", Pattern.DOTALL);

  @Override
  public String name() {
    return "tag";
  }

  @Override
  public Parsed parse(String reply) {
    List<ToolCall> calls = new ArrayList<>();
    // Without this the search would take the square of the reply's length.
    int last = reply.lastIndexOf("</call>");
    Matcher call = CALL.matcher(reply.substring(0, last < 0 ? 0 : last + 7));
    while (call.find()) {
      try {
        if (!(Json.read(call.group(1)) instanceof Value.Fields fields)
            || !(fields.at("name") instanceof Value.Text(String name))
            || !(fields.at("arguments") instanceof Value.Fields arguments)) {
          return new Parsed.Malformed(reply, call.start(), "expected a name and arguments");
        }
        calls.add(new ToolCall(name, arguments));
      } catch (JsonException e) {
        return new Parsed.Malformed(reply, call.start(), "expected JSON");
      }
    }
    if (!calls.isEmpty()) {
      return new Parsed.Calls(calls, "");
    }
    return reply.contains("call>") || reply.contains("{\"name\"")
        ? new Parsed.Malformed(reply, 0, "expected both tags")
        : new Parsed.Prose(reply);
  }

  @Override
  public int nextCall(String reply, int from) {
    return reply.indexOf("<call>", from);
  }

  @Override
  public String write(List<ToolCall> calls) {
    throw new UnsupportedOperationException("tests write calls themselves");
  }
}
