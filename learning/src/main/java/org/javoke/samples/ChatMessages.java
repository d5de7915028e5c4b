package org.javoke.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.input.Kinds;
import org.javoke.local.ChatPrompts;
import org.javoke.value.Json;
import org.javoke.value.Plain;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A dataset's messages as templates see them: exactly as they would come at inference, so that the
 * model is trained on the prompts that it will be given. What authors write beyond that, such as
 * reasoning or the name of a tool, is kept.
 */
final class ChatMessages {

  private ChatMessages() {}

  static List<Map<String, @Nullable Object>> of(List<Turn> turns) throws SampleException {
    List<Message> messages = new ArrayList<>(turns.size());
    for (int i = 0; i < turns.size(); i++) {
      messages.add(message(turns.get(i), "messages[" + i + "]"));
    }
    List<Map<String, @Nullable Object>> values = ChatPrompts.values(messages);
    Map<String, @Nullable Object> ids = new HashMap<>();
    for (int i = 0; i < turns.size(); i++) {
      complete(turns.get(i), values.get(i), ids);
    }
    return values;
  }

  private static Message message(Turn turn, String place) throws SampleException {
    if (!(turn.content() instanceof Value.Text
        || turn.content() instanceof Value.Null
        || turn.content() instanceof Value.Items)) {
      throw SampleException.fatal(
          "%s: \"content\" must be a text, a list of parts or null, found %s"
              .formatted(place, Kinds.of(turn.content())));
    }
    return switch (turn.role()) {
      case Turn.SYSTEM -> new Message.FromSystem(turn.text());
      case Turn.USER -> new Message.FromUser(turn.text());
      case Turn.ASSISTANT -> new Message.FromAssistant(turn.text(), calls(turn, place));
      case Turn.TOOL -> new Message.FromTool(turn.callId(), turn.text());
      default ->
          throw SampleException.fatal(
              "%s has the role %s; expected system, user, assistant or tool"
                  .formatted(place, Kinds.of(Value.of(turn.role()))));
    };
  }

  private static List<NativeCall> calls(Turn turn, String place) throws SampleException {
    List<NativeCall> calls = new ArrayList<>();
    for (MadeCall call : turn.calls()) {
      Value.Fields arguments = call.object();
      if (call.name().isEmpty() || arguments == null) {
        throw SampleException.fatal(
            "%s.tool_calls[%d] must have a name, and as arguments an object or the text of one; found the name \"%s\" and %s; see javoke data lint"
                .formatted(place, calls.size(), call.name(), Kinds.of(call.arguments())));
      }
      calls.add(new NativeCall(call.name(), Json.write(arguments)));
    }
    return calls;
  }

  // Calls get ids of their own at inference, so a result's follows that of the call it names.
  private static void complete(
      Turn turn, Map<String, @Nullable Object> values, Map<String, @Nullable Object> ids) {
    if (turn.content() instanceof Value.Items) {
      values.put("content", Plain.of(turn.content()));
    }
    if (values.get("tool_calls") instanceof List<?> calls) {
      for (int i = 0; i < calls.size(); i++) {
        if (calls.get(i) instanceof Map<?, ?> call) {
          ids.put(turn.calls().get(i).id(), call.get("id"));
        }
      }
    }
    if (!turn.callId().isEmpty() && ids.containsKey(turn.callId())) {
      values.put("tool_call_id", ids.get(turn.callId()));
    }
    turn.further()
        .values()
        .forEach((key, value) -> {
          if (!(value instanceof Value.Null)) {
            values.putIfAbsent(key, Plain.of(value));
          }
        });
  }
}
