package org.javoke.lab.run;

import java.util.ArrayList;
import java.util.List;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.value.Value;

/**
 * The replies of a conversation, both ways, as BFCL's result files have them: a list of turns, each
 * a list of texts and lists of calls. With structured calls a text is a reply without calls; what
 * was said beside calls stands in a second field of the same shape, which those files lack.
 */
final class TurnsJson {

  private TurnsJson() {}

  static void put(JsonObject json, String name, Answer.Turns conversation) {
    List<List<Answer>> turns = conversation.turns();
    json.put(name, JsonObject.array(turns, turn -> JsonObject.array(turn, TurnsJson::reply)));
    if (conversation.replies().stream().anyMatch(TurnsJson::saysBesideCalls)) {
      json.put(
          name + "_text", JsonObject.array(turns, turn -> JsonObject.array(turn, TurnsJson::said)));
    }
  }

  private static Value reply(Answer reply) {
    return switch (reply) {
      case Answer.Text(String text) -> Value.of(text);
      case Answer.Native(List<NativeCall> calls, String text) ->
          calls.isEmpty() ? Value.of(text) : JsonObject.array(calls, SampleJson::nativeCall);
      case Answer.Turns _ -> throw new IllegalArgumentException("a conversation within a turn");
    };
  }

  private static boolean saysBesideCalls(Answer reply) {
    return reply instanceof Answer.Native(var calls, String text)
        && !calls.isEmpty()
        && !text.isEmpty();
  }

  private static Value said(Answer reply) {
    return Value.of(reply instanceof Answer.Native(var _, String text) ? text : "");
  }

  static boolean isConversation(List<Value> items) {
    return !items.isEmpty() && items.stream().allMatch(Value.Items.class::isInstance);
  }

  static Answer read(JsonRecord json, String name, List<Value> turns) {
    boolean structured =
        turns.stream()
            .flatMap(turn -> items(turn).stream())
            .anyMatch(Value.Items.class::isInstance);
    List<Value> texts =
        json.optional(name + "_text") instanceof Value.Items(List<Value> said) ? said : List.of();
    List<List<Answer>> read = new ArrayList<>();
    for (int turn = 0; turn < turns.size(); turn++) {
      List<Value> steps = items(turns.get(turn));
      List<Value> said = turn < texts.size() ? items(texts.get(turn)) : List.of();
      List<Answer> replies = new ArrayList<>();
      for (int step = 0; step < steps.size(); step++) {
        String beside = step < said.size() && said.get(step) instanceof Value.Text(var t) ? t : "";
        replies.add(reply(json, name, steps.get(step), beside, structured));
      }
      read.add(replies);
    }
    return new Answer.Turns(read);
  }

  private static Answer reply(
      JsonRecord json, String name, Value step, String beside, boolean structured) {
    return switch (step) {
      case Value.Text(String text) ->
          structured ? new Answer.Native(List.of(), text) : new Answer.Text(text);
      case Value.Items(List<Value> calls) ->
          new Answer.Native(
              calls.stream()
                  .map(call -> SampleJson.nativeCall(JsonRecord.of(json.where(), call)))
                  .toList(),
              beside);
      default -> throw json.unfit(name, step, "in a turn a text or a list of calls");
    };
  }

  private static List<Value> items(Value value) {
    return value instanceof Value.Items(List<Value> items) ? items : List.of();
  }
}
