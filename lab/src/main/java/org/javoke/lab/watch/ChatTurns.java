package org.javoke.lab.watch;

import java.util.ArrayList;
import java.util.List;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.data.Turn;
import org.javoke.input.InputException;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** A dataset's messages as a model is shown them. */
final class ChatTurns {

  private ChatTurns() {}

  /**
   * {@return the messages}
   *
   * @throws InputException if one has a role that no chat template knows
   */
  static List<Message> messages(List<Turn> turns) {
    List<Message> messages = new ArrayList<>();
    for (Turn turn : turns) {
      messages.add(
          switch (turn.role()) {
            case Turn.SYSTEM, "developer" -> new Message.FromSystem(turn.text());
            case Turn.USER -> new Message.FromUser(turn.text());
            case Turn.ASSISTANT -> new Message.FromAssistant(turn.text(), calls(turn));
            case Turn.TOOL -> new Message.FromTool(turn.callId(), turn.text());
            default ->
                throw new InputException(
                    "A held-out message has the role \"%s\"; expected system, user, assistant or tool."
                        .formatted(turn.role()));
          });
    }
    return messages;
  }

  private static List<NativeCall> calls(Turn turn) {
    return turn.calls().stream()
        .map(call ->
            new NativeCall(
                call.name(),
                call.arguments() instanceof Value.Text(String json)
                    ? json
                    : Json.write(call.arguments())))
        .toList();
  }
}
