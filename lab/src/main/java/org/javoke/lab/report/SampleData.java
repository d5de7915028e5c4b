package org.javoke.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.call.ToolCall;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.ScaffoldEffect;
import org.javoke.lab.run.Status;
import org.javoke.lab.run.Telemetry;
import org.javoke.score.Score;
import org.javoke.score.Trace;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A sample as the page reads it. Values of arguments are handed over as JSON text, since a
 * browser's numbers cannot tell {@code 5} from {@code 5.0}.
 */
final class SampleData {

  /** The longest text shown, in characters: a runaway reply must not make the page useless. */
  static final int LONGEST = 100_000;

  private SampleData() {}

  static Value of(@Nullable Sample sample) {
    if (sample == null) {
      return Value.NULL;
    }
    String reply = sample.reply() == null ? "" : answer(sample.reply());
    JsonObject json =
        new JsonObject()
            .put("reply", cut(reply))
            .put("cut", Math.max(0, reply.length() - LONGEST))
            .put("calls", JsonObject.array(sample.calls(), SampleData::call))
            .put("scores", JsonObject.map(sample.scores(), SampleData::score))
            .put("changes", JsonObject.array(sample.effects(), SampleData::change));
    if (sample.reply() instanceof Answer.Turns(List<List<Answer>> turns)) {
      json.put("turns", turns(turns, sample.trace()));
    }
    return telemetry(json, sample.telemetry()).done();
  }

  private static Value turns(List<List<Answer>> turns, @Nullable Trace trace) {
    List<Trace.Turn> traces = trace == null ? List.of() : trace.turns();
    List<Value> written = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      boolean traced = i < traces.size();
      Trace.Turn turn = traced ? traces.get(i) : new Trace.Turn(List.of(), List.of());
      List<Value> steps = new ArrayList<>();
      for (int j = 0; j < turns.get(i).size(); j++) {
        steps.add(
            step(
                turns.get(i).get(j),
                j < turn.steps().size()
                    ? turn.steps().get(j)
                    : new Trace.Step(List.of(), List.of())));
      }
      written.add(
          new JsonObject()
              .put("steps", Value.of(steps))
              .put("differences", traced ? JsonObject.texts(turn.differences()) : Value.NULL)
              .done());
    }
    return Value.of(written);
  }

  private static Value step(Answer reply, Trace.Step step) {
    return new JsonObject()
        .put("reply", cut(answer(reply)))
        .put("calls", JsonObject.texts(step.calls()))
        .put("results", JsonObject.texts(step.results()))
        .done();
  }

  private static JsonObject telemetry(JsonObject json, Telemetry telemetry) {
    Value latency =
        telemetry.latency() == null ? Value.NULL : Value.of(telemetry.latency().toMillis());
    return json.put("ms", latency)
        .put("in", telemetry.usage().promptTokens())
        .put("out", telemetry.usage().completionTokens())
        .put("attempts", telemetry.attempts());
  }

  private static String answer(Answer answer) {
    return switch (answer) {
      case Answer.Text(String text) -> text;
      case Answer.Native(List<NativeCall> calls, String text) -> answer(text, calls);
      case Answer.Turns turns ->
          turns.replies().stream().map(SampleData::answer).collect(Collectors.joining("\n"));
    };
  }

  /** {@return what was said, and below it each structured call on a line, arguments as sent} */
  static String answer(String text, List<NativeCall> calls) {
    String lines =
        calls.stream()
            .map(call -> call.name() + " " + call.arguments())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() || lines.isEmpty() ? text + lines : text + "\n" + lines;
  }

  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean halves = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, halves ? LONGEST - 1 : LONGEST);
  }

  private static Value call(ToolCall call) {
    List<Value> arguments = new ArrayList<>();
    call.arguments()
        .values()
        .forEach((name, value) ->
            arguments.add(Value.of(List.of(Value.of(name), Value.of(cut(Json.write(value)))))));
    return new JsonObject().put("name", call.name()).put("arguments", Value.of(arguments)).done();
  }

  private static Value score(Score score) {
    JsonObject json = new JsonObject().put("status", Words.of(Status.of(score)));
    return switch (score) {
      case Score.Correct _ -> json.done();
      case Score.Graded(double grade) -> json.put("grade", Value.of(grade)).done();
      case Score.Wrong(var mistake, String errorType, String explanation) ->
          json.put("kind", Words.of(mistake))
              .put("type", errorType)
              .put("why", cut(explanation))
              .done();
      case Score.Unscored(String reason) -> json.put("why", cut(reason)).done();
    };
  }

  private static Value change(ScaffoldEffect effect) {
    return new JsonObject()
        .put("scaffold", effect.change().scaffold())
        .put("note", effect.change().note())
        .put("reply", cut(answer(effect.change().before())))
        .put("before", JsonObject.map(effect.before(), SampleData::status))
        .done();
  }

  private static Value status(Status status) {
    return new JsonObject().put("status", Words.of(status)).done();
  }
}
