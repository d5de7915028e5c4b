package org.javoke.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.policy.Outcome.Replied;
import org.javoke.policy.Usage;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Writes replies as the text that the cache keeps, and reads them back. */
final class CachedReply {

  private CachedReply() {}

  static String write(Replied reply) {
    Map<String, Value> fields = new LinkedHashMap<>();
    switch (reply.answer()) {
      case Answer.Text(String text) -> fields.put("text", Value.of(text));
      case Answer.Native(List<NativeCall> calls, String text) -> {
        fields.put("text", Value.of(text));
        fields.put("calls", Value.of(calls.stream().map(CachedReply::call).toList()));
      }
      case Answer.Turns _ ->
          throw new IllegalArgumentException("a conversation answers no single request");
    }
    reply.usage().promptTokens().ifPresent(n -> fields.put("prompt_tokens", Value.of((long) n)));
    reply
        .usage()
        .completionTokens()
        .ifPresent(n -> fields.put("completion_tokens", Value.of((long) n)));
    fields.put("latency_us", Value.of(reply.latency().toNanos() / 1_000));
    reply.meanLogprob().ifPresent(mean -> fields.put("mean_logprob", Value.of(mean)));
    return Json.write(new Value.Fields(fields));
  }

  /** {@return the reply, or none if the text is no longer what was written} */
  static Optional<Replied> read(String text) {
    try {
      return Json.read(text) instanceof Value.Fields fields ? read(fields) : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<Replied> read(Value.Fields fields) {
    if (!(fields.at("text") instanceof Value.Text(String text))
        || !(fields.at("latency_us") instanceof Value.Int(var micros))) {
      return Optional.empty();
    }
    OptionalDouble logprob =
        fields.at("mean_logprob") instanceof Value.Real(double mean)
            ? OptionalDouble.of(mean)
            : OptionalDouble.empty();
    Usage usage =
        new Usage(count(fields.at("prompt_tokens")), count(fields.at("completion_tokens")));
    return answer(fields.at("calls"), text)
        .map(answer ->
            new Replied(
                answer,
                usage,
                Duration.ofNanos(micros.longValue() * 1_000),
                0,
                logprob,
                List.of()));
  }

  private static Optional<Answer> answer(@Nullable Value calls, String text) {
    if (!(calls instanceof Value.Items(List<Value> items))) {
      return Optional.of(new Answer.Text(text));
    }
    List<NativeCall> read = new ArrayList<>();
    for (Value item : items) {
      if (!(item instanceof Value.Fields call)
          || !(call.at("name") instanceof Value.Text(String name))
          || !(call.at("arguments") instanceof Value.Text(String arguments))) {
        return Optional.empty();
      }
      read.add(new NativeCall(name, arguments));
    }
    return Optional.of(new Answer.Native(read, text));
  }

  private static Value call(NativeCall call) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("name", Value.of(call.name()));
    fields.put("arguments", Value.of(call.arguments()));
    return new Value.Fields(fields);
  }

  private static OptionalInt count(@Nullable Value value) {
    return value instanceof Value.Int(var number)
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }
}
