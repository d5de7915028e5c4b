package org.javoke.benchmark.bfcl;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.SavedReply;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.input.JsonLine;
import org.javoke.input.Kinds;
import org.javoke.policy.Outcome;
import org.javoke.policy.Usage;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A line of a result file.
 *
 * @param turns the replies of each turn, as they stand in the line; null where there is one reply
 * @param calls null where the result is a text
 * @param text empty where the result is a list of calls
 * @param latency zero where the line does not tell
 */
record ResultLine(
    String id,
    @Nullable List<List<Reply>> turns,
    @Nullable List<NativeCall> calls,
    String text,
    Usage usage,
    Duration latency) {

  /** One reply of a conversation: calls, or null and a text. */
  record Reply(@Nullable List<NativeCall> calls, String text) {
    Answer answer(Mode mode) {
      return switch (mode) {
        case PROMPTING -> new Answer.Text(text);
        case NATIVE -> new Answer.Native(calls == null ? List.of() : calls, text);
      };
    }
  }

  /** With these words the reference saves an exception in place of a reply. */
  private static final String FAILURE = "Error during inference:";

  private static final int MAX_REASON = 500;
  private static final String EXPECTED = "; expected {\"id\": ..., \"result\": ...}";

  static ResultLine of(JsonLine line) {
    Value.Fields fields = line.object();
    if (!(fields.at("id") instanceof Value.Text(String id))) {
      throw line.error(
          "it has no text \"id\", so nothing tells which question it answers" + EXPECTED);
    }
    Usage usage =
        new Usage(count(fields, "input_token_count"), count(fields, "output_token_count"));
    Duration latency = latency(fields);
    return switch (fields.at("result")) {
      case null -> throw line.error("it has no \"result\"" + EXPECTED);
      case Value.Items(List<Value> items) when isConversation(items) ->
          new ResultLine(id, turns(line, items), null, "", usage, latency);
      case Value single -> {
        Reply reply = reply(line, single);
        yield new ResultLine(id, null, reply.calls(), reply.text(), usage, latency);
      }
    };
  }

  private static boolean isConversation(List<Value> items) {
    return !items.isEmpty() && items.stream().allMatch(Value.Items.class::isInstance);
  }

  private static List<List<Reply>> turns(JsonLine line, List<Value> turns) {
    return turns.stream()
        .map(turn -> ((Value.Items) turn).values().stream().map(step -> reply(line, step)).toList())
        .toList();
  }

  private static Reply reply(JsonLine line, Value value) {
    return switch (value) {
      case Value.Null _ -> new Reply(null, "");
      case Value.Text(String text) -> new Reply(null, text);
      case Value.Items(List<Value> items) ->
          new Reply(items.stream().map(item -> call(line, item)).toList(), "");
      default ->
          throw line.error(
              "\"result\" must be a text, a list of calls, or a list of turns with such replies, found "
                  + Kinds.of(value));
    };
  }

  boolean isStructured() {
    return calls != null
        || (turns != null
            && turns.stream().flatMap(List::stream).anyMatch(reply -> reply.calls() != null));
  }

  SavedReply reply(Mode mode) {
    return new SavedReply(id, mode, outcome(mode));
  }

  private Outcome outcome(Mode mode) {
    if (calls == null && text.startsWith(FAILURE)) {
      String reason = text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "...";
      return new Outcome.Failed(reason, 1);
    }
    return new Outcome.Replied(answer(mode), usage, latency, 1, OptionalDouble.empty(), List.of());
  }

  private Answer answer(Mode mode) {
    return turns == null
        ? new Reply(calls, text).answer(mode)
        : new Answer.Turns(
            turns.stream()
                .map(turn -> turn.stream().map(reply -> reply.answer(mode)).toList())
                .toList());
  }

  private static NativeCall call(JsonLine line, Value item) {
    if (item instanceof Value.Fields(Map<String, Value> fields) && fields.size() == 1) {
      Map.Entry<String, Value> call = fields.entrySet().iterator().next();
      return new NativeCall(
          call.getKey(),
          call.getValue() instanceof Value.Text(String json) ? json : Json.write(call.getValue()));
    }
    throw line.error("a call in \"result\" must be {\"name\": \"arguments as JSON\"}");
  }

  // In a conversation there is a number for each reply, in lists of lists.
  private static OptionalInt count(Value.Fields fields, String key) {
    double sum = sum(fields.at(key), 0);
    return sum >= 0 && sum <= Integer.MAX_VALUE
        ? OptionalInt.of((int) Math.round(sum))
        : OptionalInt.empty();
  }

  private static Duration latency(Value.Fields fields) {
    double seconds = sum(fields.at("latency"), 0);
    return seconds > 0 && seconds < 1e9
        ? Duration.ofNanos(Math.round(seconds * 1e9))
        : Duration.ZERO;
  }

  /** {@return the sum of all numbers; not a number where there is anything else} */
  private static double sum(@Nullable Value value, int depth) {
    return switch (value) {
      case Value.Real(double number) -> number;
      case Value.Int(var whole) -> whole.doubleValue();
      case Value.Items(List<Value> items) when depth < 2 ->
          items.stream().mapToDouble(item -> sum(item, depth + 1)).sum();
      case null, default -> Double.NaN;
    };
  }
}
