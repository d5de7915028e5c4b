package org.javoke.lab.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.data.read.DataFormat;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.RecordException;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** Reads conversations with their tools, in OpenAI's form. */
final class Conversation {

  private static final DataFormat.OfRecords FORMAT =
      (DataFormat.OfRecords) DataFormats.named("canonical");

  private Conversation() {}

  /**
   * {@return the line's messages and tools}
   *
   * @throws InputException if it has none, or some that no template could be given
   */
  static Prompt of(JsonLine line) {
    // Whatever else a line holds is its author's.
    Map<String, Value> fields = new LinkedHashMap<>(line.object().values());
    fields.keySet().retainAll(List.of("messages", "tools"));
    try {
      Example example = FORMAT.open(line.file()).read(new Value.Fields(fields));
      List<Message> messages = new ArrayList<>();
      for (Turn turn : example.messages()) {
        messages.add(message(turn, "messages[" + messages.size() + "]"));
      }
      if (messages.isEmpty()) {
        throw new InputException("\"messages\" is empty; expected one message or more");
      }
      return new Prompt(messages, example.tools());
    } catch (RecordException e) {
      throw new InputException(e.reason(), e);
    }
  }

  /** {@return the tools that the value lists} */
  static List<Tool> tools(Path file, Value items) {
    Value.Fields fields = new Value.Fields(Map.of("messages", Value.of(List.of()), "tools", items));
    try {
      return FORMAT.open(file).read(fields).tools();
    } catch (RecordException e) {
      throw new InputException(e.reason(), e);
    }
  }

  private static Message message(Turn turn, String place) {
    if (turn.content() instanceof Value.Items(List<Value> parts)
        && parts.stream().anyMatch(part -> !isText(part))) {
      throw new InputException(
          place + " has a part that is not {\"type\": \"text\", \"text\": ...}; only text is read");
    }
    return switch (turn.role()) {
      case "system", "developer" -> new Message.FromSystem(turn.text());
      case "user" -> new Message.FromUser(turn.text());
      case "assistant" -> new Message.FromAssistant(turn.text(), calls(turn, place));
      case "tool" -> new Message.FromTool(turn.callId(), turn.text());
      default ->
          throw new InputException(
              "%s has the role \"%s\", expected system, user, assistant or tool"
                  .formatted(place, turn.role()));
    };
  }

  private static boolean isText(Value part) {
    return part instanceof Value.Fields fields && fields.at("text") instanceof Value.Text;
  }

  private static List<NativeCall> calls(Turn turn, String place) {
    List<NativeCall> calls = new ArrayList<>();
    for (MadeCall call : turn.calls()) {
      if (call.name().isEmpty()) {
        throw new InputException(place + " has a call without a name");
      }
      calls.add(new NativeCall(call.name(), arguments(call.arguments())));
    }
    return calls;
  }

  private static String arguments(Value arguments) {
    return switch (arguments) {
      case Value.Text(String json) -> json;
      case Value.Null _ -> "{}";
      default -> Json.write(arguments);
    };
  }
}
