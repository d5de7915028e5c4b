package org.javoke.policy;

import java.util.ArrayList;
import java.util.List;
import org.javoke.call.Answer;
import org.javoke.call.CallFormat;
import org.javoke.call.NativeCall;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * What an answer votes for. Two answers vote for the same when they make the same calls in the same
 * order: names and argument values are equal, however they are spelled and whatever the order of
 * the arguments. All answers without calls vote for not calling; a malformed answer has no vote.
 */
sealed interface Ballot {

  record Calls(List<ToolCall> calls) implements Ballot {}

  record NoCall() implements Ballot {}

  record Invalid() implements Ballot {}

  /** {@return the vote of an answer} */
  static Ballot of(Answer answer, CallFormat format) {
    return switch (answer) {
      case Answer.Native(List<NativeCall> calls, _) -> of(calls);
      case Answer.Text(String text) ->
          switch (format.parse(text)) {
            case Parsed.Calls(List<ToolCall> calls, _) -> new Calls(calls);
            case Parsed.Prose _ -> new NoCall();
            case Parsed.Malformed _ -> new Invalid();
          };
      case Answer.Turns _ -> new Invalid();
    };
  }

  private static Ballot of(List<NativeCall> calls) {
    List<ToolCall> read = new ArrayList<>();
    for (NativeCall call : calls) {
      try {
        if (!(Json.read(call.arguments()) instanceof Value.Fields arguments)) {
          return new Invalid();
        }
        read.add(new ToolCall(call.name(), arguments));
      } catch (JsonException e) {
        return new Invalid();
      }
    }
    return read.isEmpty() ? new NoCall() : new Calls(read);
  }

  /** {@return whether it counts} */
  default boolean valid() {
    return !(this instanceof Invalid);
  }
}
