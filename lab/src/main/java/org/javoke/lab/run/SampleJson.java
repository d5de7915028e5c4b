package org.javoke.lab.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.call.ToolCall;
import org.javoke.policy.Change;
import org.javoke.policy.Usage;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code samples.jsonl}, both ways.
 *
 * <p>A reply stands as BFCL's result files have it: a text, or for structured calls a list of
 * {@code {name: arguments}} with the arguments as the text that the server sent. A conversation is
 * a list of turns, each a list of such replies.
 */
final class SampleJson {

  private SampleJson() {}

  static String write(Sample sample) {
    JsonObject json = new JsonObject();
    json.put("id", sample.id()).put("category", sample.category());
    putAnswer(json, "reply", sample.reply());
    json.put("calls", JsonObject.array(sample.calls(), SampleJson::call))
        .put("scores", JsonObject.map(sample.scores(), SampleJson::score));
    putTelemetry(json, sample.telemetry());
    json.put("reason", sample.reason().orElse(null))
        .put("scaffolds", JsonObject.array(sample.effects(), SampleJson::effect));
    if (sample.trace() != null) {
      json.put("trace", TraceJson.write(sample.trace()));
    }
    return Json.write(json.done());
  }

  static Sample read(String where, String line) {
    JsonRecord json = JsonRecord.read(where, line);
    Map<String, Score> scores = new LinkedHashMap<>();
    JsonRecord written = json.object("scores");
    written
        .fields()
        .values()
        .keySet()
        .forEach(mode -> scores.put(mode, score(written.object(mode))));
    return new Sample(
        json.text("id"),
        json.text("category"),
        answer(json, "reply"),
        json.objects("calls").stream().map(SampleJson::call).toList(),
        scores,
        telemetry(json),
        json.objects("scaffolds").stream().map(SampleJson::effect).toList(),
        TraceJson.read(json, "trace"));
  }

  private static void putAnswer(JsonObject json, String name, @Nullable Answer answer) {
    switch (answer) {
      case null -> json.put(name, Value.NULL);
      case Answer.Text(String text) -> json.put(name, text);
      case Answer.Native(List<NativeCall> calls, String text) -> {
        json.put(name, JsonObject.array(calls, SampleJson::nativeCall));
        if (!text.isEmpty()) {
          json.put(name + "_text", text);
        }
      }
      case Answer.Turns turns -> TurnsJson.put(json, name, turns);
    }
  }

  static @Nullable Answer answer(JsonRecord json, String name) {
    Value value = json.optional(name);
    return switch (value) {
      case null -> null;
      case Value.Text(String text) -> new Answer.Text(text);
      case Value.Items(List<Value> items) when TurnsJson.isConversation(items) ->
          TurnsJson.read(json, name, items);
      case Value.Items _ -> {
        String text = json.optionalText(name + "_text");
        List<NativeCall> calls = json.objects(name).stream().map(SampleJson::nativeCall).toList();
        yield new Answer.Native(calls, text == null ? "" : text);
      }
      default -> throw json.unfit(name, value, "a text, a list of calls, or null");
    };
  }

  static Value nativeCall(NativeCall call) {
    return new JsonObject().put(call.name(), call.arguments()).done();
  }

  static NativeCall nativeCall(JsonRecord json) {
    Map<String, Value> fields = json.fields().values();
    if (fields.size() != 1) {
      throw json.unfit("reply", json.fields(), "an object of one field, name: arguments,");
    }
    String name = fields.keySet().iterator().next();
    return new NativeCall(name, json.text(name));
  }

  private static Value call(ToolCall call) {
    return new JsonObject().put("name", call.name()).put("arguments", call.arguments()).done();
  }

  private static ToolCall call(JsonRecord json) {
    return new ToolCall(json.text("name"), json.object("arguments").fields());
  }

  private static Value score(Score score) {
    JsonObject json = new JsonObject().put("status", Status.of(score).written());
    switch (score) {
      case Score.Correct _ -> putReasons(json, null, null, null);
      case Score.Wrong(Mistake mistake, String errorType, String explanation) ->
          putReasons(json, written(mistake), errorType, explanation);
      case Score.Graded(double grade) -> json.put("grade", Value.of(grade));
      case Score.Unscored(String reason) -> putReasons(json, null, null, reason);
    }
    return json.done();
  }

  private static void putReasons(
      JsonObject json,
      @Nullable String kind,
      @Nullable String errorType,
      @Nullable String explanation) {
    json.put("kind", kind).put("error_type", errorType).put("explanation", explanation);
  }

  private static Score score(JsonRecord json) {
    return switch (status(json, "status")) {
      case CORRECT -> new Score.Correct();
      case WRONG ->
          new Score.Wrong(mistake(json), json.text("error_type"), json.text("explanation"));
      case GRADED -> new Score.Graded(grade(json));
      case UNSCORED -> new Score.Unscored(json.text("explanation"));
    };
  }

  private static double grade(JsonRecord json) {
    double grade = json.optionalNumber("grade").orElse(Double.NaN);
    if (!(grade >= 0 && grade <= 1)) {
      throw json.unfit("grade", json.value("grade"), "a number from 0 to 1");
    }
    return grade;
  }

  static String written(Mistake mistake) {
    return mistake.name().toLowerCase(Locale.ROOT);
  }

  private static Mistake mistake(JsonRecord json) {
    String kind = json.text("kind");
    for (Mistake mistake : Mistake.values()) {
      if (written(mistake).equals(kind)) {
        return mistake;
      }
    }
    throw json.unfit("kind", Value.of(kind), "a kind of mistake, such as wrong_value,");
  }

  private static Status status(JsonRecord json, String name) {
    return Status.named(json.text(name))
        .orElseThrow(
            () -> json.unfit(name, json.value(name), "correct, wrong, graded or unscored"));
  }

  private static void putTelemetry(JsonObject json, Telemetry telemetry) {
    Duration latency = telemetry.latency();
    json.put("latency_ms", latency == null ? Value.NULL : Value.of(latency.toNanos() / 1e6))
        .put("prompt_tokens", telemetry.usage().promptTokens())
        .put("completion_tokens", telemetry.usage().completionTokens())
        .put("attempts", telemetry.attempts())
        .put("mean_logprob", telemetry.meanLogprob());
  }

  private static Telemetry telemetry(JsonRecord json) {
    var latency = json.optionalNumber("latency_ms");
    return new Telemetry(
        latency.isEmpty() ? null : Duration.ofNanos(Math.round(latency.getAsDouble() * 1e6)),
        new Usage(json.optionalInt("prompt_tokens"), json.optionalInt("completion_tokens")),
        json.integer("attempts"),
        json.optionalNumber("mean_logprob"));
  }

  private static Value effect(ScaffoldEffect effect) {
    JsonObject json =
        new JsonObject()
            .put("scaffold", effect.change().scaffold())
            .put("note", effect.change().note());
    putAnswer(json, "before", effect.change().before());
    return json.put("status_before", JsonObject.map(effect.before(), SampleJson::status))
        .put("status_after", JsonObject.map(effect.after(), SampleJson::status))
        .done();
  }

  private static Value status(Status status) {
    return Value.of(status.written());
  }

  private static ScaffoldEffect effect(JsonRecord json) {
    Answer before = answer(json, "before");
    if (before == null) {
      throw json.unfit("before", Value.NULL, "the reply as it was");
    }
    return new ScaffoldEffect(
        new Change(json.text("scaffold"), json.text("note"), before),
        statuses(json.object("status_before")),
        statuses(json.object("status_after")));
  }

  private static Map<String, Status> statuses(JsonRecord json) {
    Map<String, Status> statuses = new LinkedHashMap<>();
    json.fields().values().keySet().forEach(mode -> statuses.put(mode, status(json, mode)));
    return statuses;
  }
}
