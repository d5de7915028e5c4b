package org.javoke.data.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.call.CallSyntaxException;
import org.javoke.call.PythonLiterals;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/** A multi-turn question of BFCL with the calls of its ground truth as the assistant's messages. */
final class BfclConversation {

  private BfclConversation() {}

  /**
   * {@return the conversation}
   *
   * @param truth for each turn a list of calls as Python source
   */
  static List<Turn> of(List<List<Turn>> asked, Value truth, List<Tool> tools)
      throws RecordException {
    if (!(truth instanceof Value.Items(List<Value> turns)) || turns.size() != asked.size()) {
      throw new RecordException(
          "the ground truth must list the calls of each of the %d turns".formatted(asked.size()));
    }
    List<Turn> messages = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      messages.addAll(asked.get(i));
      if (turns.get(i) instanceof Value.Items(List<Value> calls) && !calls.isEmpty()) {
        messages.add(Turn.calling("", calls(calls, tools)));
      }
    }
    return messages;
  }

  private static List<MadeCall> calls(List<Value> sources, List<Tool> tools)
      throws RecordException {
    List<MadeCall> calls = new ArrayList<>(sources.size());
    for (Value source : sources) {
      try {
        calls.add(
            MadeCall.of(
                PythonLiterals.call(Dialogue.text(source), name -> parameters(name, tools))));
      } catch (CallSyntaxException e) {
        throw new RecordException(
            "the ground truth %s: %s"
                .formatted(Shape.shown(Dialogue.text(source)), e.getMessage()));
      }
    }
    return calls;
  }

  private static List<String> parameters(String name, List<Tool> tools) {
    return tools.stream()
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .map(tool ->
            tool.parameters().at("properties") instanceof Value.Fields(Map<String, Value> own)
                ? List.copyOf(own.keySet())
                : List.<String>of())
        .orElse(List.of());
  }
}
