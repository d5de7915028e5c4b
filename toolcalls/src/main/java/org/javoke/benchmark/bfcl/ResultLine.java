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
 * @param calls null where the result is a text
 * @param text empty where the result is a list of calls
 * @param latency zero where the line does not tell
 */
record ResultLine(
    String id, @Nullable List<NativeCall> calls, String text, Usage usage, Duration latency) {

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
      case Value.Null _ -> new ResultLine(id, null, "", usage, latency);
      case Value.Text(String text) -> new ResultLine(id, null, text, usage, latency);
      case Value.Items(List<Value> items) ->
          new ResultLine(
              id, items.stream().map(item -> call(line, item)).toList(), "", usage, latency);
      case Value other ->
          throw line.error(
              "\"result\" must be a text or a list of calls, found " + Kinds.of(other));
    };
  }

  boolean isStructured() {
    return calls != null;
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
    return switch (mode) {
      case PROMPTING -> new Answer.Text(text);
      case NATIVE -> new Answer.Native(calls == null ? List.of() : calls, text);
    };
  }

  private static NativeCall call(JsonLine line, Value item) {
    if (item instanceof Value.Fields(Map<String, Value> fields) && fields.size() == 1) {
      Map.Entry<String, Value> call = fields.entrySet().iterator().next();
      return new NativeCall(
          call.getKey(),
          call.getValue() instanceof Value.Text(String json) ? json : Json.write(call.getValue()));
    }
    if (item instanceof Value.Items) {
      throw line.error(
          "\"result\" holds lists in a list, as multi-turn results do: these cannot be scored yet");
    }
    throw line.error("a call in \"result\" must be {\"name\": \"arguments as JSON\"}");
  }

  private static OptionalInt count(Value.Fields fields, String key) {
    return fields.at(key) instanceof Value.Int(var number) && number.bitLength() < Integer.SIZE
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  private static Duration latency(Value.Fields fields) {
    Value found = fields.at("latency");
    double seconds =
        found instanceof Value.Real(double number)
            ? number
            : found instanceof Value.Int(var whole) ? whole.doubleValue() : 0;
    return seconds > 0 && seconds < 1e9
        ? Duration.ofNanos(Math.round(seconds * 1e9))
        : Duration.ZERO;
  }
}
