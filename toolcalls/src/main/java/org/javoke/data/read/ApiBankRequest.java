package org.javoke.data.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.call.CallFormats;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.data.MadeCall;
import org.javoke.value.Value;

/**
 * API-Bank's requests {@code [Name(key='value', other='value')]}. Many are no Python, since values
 * hold quotation marks of their own kind or stand without any: {@code health_data='[{'name': 1}]'},
 * {@code city=New York}. There a value reaches to the next {@code , key=}, as in API-Bank itself.
 */
final class ApiBankRequest {

  private static final Pattern CALL =
      Pattern.compile("\\[?\\s*(\\w+)\\((.*)\\)\\s*]?", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("(?:^|,)\\s*(\\w+)\\s*=\\s*");

  private ApiBankRequest() {}

  static List<MadeCall> read(String text) throws RecordException {
    return switch (CallFormats.named("pythonic").parse(text)) {
      case Parsed.Calls(List<ToolCall> calls, String _) ->
          calls.stream().map(MadeCall::of).toList();
      case Parsed.Prose _ -> throw new RecordException("this is no request: " + Shape.shown(text));
      case Parsed.Malformed(String _, int position, String reason) ->
          List.of(loose(text, "%s, at %d".formatted(reason, position)));
    };
  }

  private static MadeCall loose(String text, String reason) throws RecordException {
    Matcher call = CALL.matcher(text.strip());
    if (!call.matches() || call.group(2).contains("(key=")) {
      throw new RecordException(
          "a request cannot be read: %s of %s".formatted(reason, Shape.shown(text)));
    }
    String list = call.group(2);
    Map<String, Value> arguments = new LinkedHashMap<>();
    Matcher key = KEY.matcher(list);
    boolean more = key.find();
    if (!more || key.start() != 0) {
      throw new RecordException("a request has an argument without a name: " + Shape.shown(text));
    }
    while (more) {
      String name = key.group(1);
      int from = key.end();
      more = key.find();
      arguments.put(name, value(list.substring(from, more ? key.start() : list.length()).strip()));
    }
    return MadeCall.of(call.group(1), new Value.Fields(arguments));
  }

  private static Value value(String written) {
    if (written.length() >= 2) {
      char first = written.charAt(0);
      boolean quoted = (first == '\'' || first == '"') && written.endsWith(String.valueOf(first));
      if (quoted) {
        return Value.of(written.substring(1, written.length() - 1));
      }
    }
    try {
      Value literal = Shape.literal(written);
      return literal instanceof Value.Text ? Value.of(written) : literal;
    } catch (RecordException _) {
      return Value.of(written);
    }
  }
}
