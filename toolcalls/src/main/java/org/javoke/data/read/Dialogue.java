package org.javoke.data.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.value.Value;

/** A conversation while it is read from a form without ids: calls and results are given some. */
final class Dialogue {

  private final List<Turn> turns = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int calls;

  void say(String role, String text) {
    turns.add(new Turn(role, text));
  }

  /** Adds an assistant's message with calls, or joins them to its message just before. */
  void call(String text, List<MadeCall> made) {
    List<MadeCall> numbered = new ArrayList<>(made.size());
    open.clear();
    for (MadeCall call : made) {
      String id = "call_" + calls++;
      numbered.add(call.withId(id));
      open.add(id);
    }
    if (text.isEmpty() && endsWith(Turn.ASSISTANT) && turns.getLast().calls().isEmpty()) {
      turns.set(turns.size() - 1, turns.getLast().withCalls(numbered));
    } else {
      turns.add(Turn.calling(text, numbered));
    }
  }

  /** Adds the result of the first call that has none yet. */
  void result(String text) {
    turns.add(Turn.result(open.isEmpty() ? "" : open.remove(), text));
  }

  /** {@return whether the last message is of that role} */
  boolean endsWith(String role) {
    return !turns.isEmpty() && turns.getLast().isFrom(role);
  }

  /** {@return the conversation; ids are left out where no result refers to one} */
  List<Turn> turns() {
    boolean answered = turns.stream().anyMatch(turn -> !turn.callId().isEmpty());
    return answered ? turns : turns.stream().map(Dialogue::withoutIds).toList();
  }

  private static Turn withoutIds(Turn turn) {
    return turn.withCalls(turn.calls().stream().map(call -> call.withId("")).toList());
  }

  /** {@return the text of a result: as it is, or as JSON} */
  static String text(Value value) {
    return value instanceof Value.Text(String text) ? text : org.javoke.value.Json.write(value);
  }
}
