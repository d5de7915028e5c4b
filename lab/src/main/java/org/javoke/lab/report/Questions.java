package org.javoke.lab.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Turn;
import org.javoke.chat.Message;
import org.javoke.lab.run.JsonObject;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * The questions of all runs, each once, and their tools, each once: many questions offer the same
 * ones. Questions of equal id that ask differently stay two.
 */
final class Questions {

  private final Map<Question, Integer> places = new LinkedHashMap<>();
  private final Map<Tool, Integer> tools = new LinkedHashMap<>();
  private final List<Value> written = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> disputed = new HashSet<>();

  private Questions() {}

  static Questions of(List<ReportedRun> runs) {
    Questions questions = new Questions();
    runs.forEach(run -> questions.disputed.addAll(run.summary().disputed()));
    runs.stream().flatMap(run -> run.run().questions().stream()).forEach(questions::add);
    return questions;
  }

  int count() {
    return written.size();
  }

  List<Value> written() {
    return written;
  }

  Stream<Value> tools() {
    return tools.keySet().stream().map(Questions::tool);
  }

  /** {@return where the question stands among all} */
  int place(Question question) {
    return places.getOrDefault(question, -1);
  }

  private void add(Question question) {
    if (places.putIfAbsent(question, places.size()) == null) {
      written.add(write(question));
    }
  }

  private Value write(Question question) {
    return new JsonObject()
        .put("key", key(question.id()))
        .put("id", question.id())
        .put("category", question.category())
        .put("messages", JsonObject.array(question.messages(), Questions::message))
        .put("later", JsonObject.array(question.later(), Questions::turn))
        .put("tools", JsonObject.array(question.task().tools(), tool -> Value.of(place(tool))))
        .put("expect", expectation(question.task().expectation()))
        .put("disputed", Value.of(disputed.contains(question.id())))
        .done();
  }

  private String key(String id) {
    String key = id;
    for (int n = 2; !keys.add(key); n++) {
      key = id + "~" + n;
    }
    return key;
  }

  private int place(Tool tool) {
    return tools.computeIfAbsent(tool, _ -> tools.size());
  }

  private static Value tool(Tool tool) {
    return new JsonObject()
        .put("name", tool.name())
        .put("description", tool.description())
        .put("parameters", Json.write(tool.parameters()))
        .done();
  }

  private static Value turn(Turn turn) {
    return new JsonObject()
        .put("messages", JsonObject.array(turn.messages(), Questions::message))
        .put("released", JsonObject.texts(turn.released().stream().map(Tool::name).toList()))
        .done();
  }

  private static Value message(Message message) {
    return switch (message) {
      case Message.FromSystem(String content) -> message("system", content);
      case Message.FromUser(String content) -> message("user", content);
      case Message.FromAssistant(String content, var calls) ->
          message("assistant", SampleData.answer(content, calls));
      case Message.FromTool(_, String content) -> message("tool", content);
    };
  }

  private static Value message(String role, String text) {
    return new JsonObject().put("role", role).put("text", SampleData.cut(text)).done();
  }

  private static Value expectation(Expectation expectation) {
    return switch (expectation) {
      case Expectation.NoCall _ -> new JsonObject().put("kind", "no_call").done();
      case Expectation.Said(String text) ->
          new JsonObject().put("kind", "said").put("text", SampleData.cut(text)).done();
      case Expectation.AnyCall _ -> new JsonObject().put("kind", "any_call").done();
      case Expectation.Trajectory trajectory ->
          new JsonObject()
              .put("kind", "turns")
              .put("turns", JsonObject.array(trajectory.calls(), JsonObject::texts))
              .done();
      case Expectation.Calls(List<ExpectedCall> calls) ->
          new JsonObject()
              .put("kind", "calls")
              .put("calls", JsonObject.array(calls, Questions::expectedCall))
              .done();
    };
  }

  private static Value expectedCall(ExpectedCall call) {
    List<Value> accepted = new ArrayList<>();
    call.accepted()
        .forEach((name, values) ->
            accepted.add(
                Value.of(
                    List.of(
                        Value.of(name),
                        JsonObject.array(values, value -> Value.of(Json.write(value)))))));
    return new JsonObject().put("name", call.name()).put("accepted", Value.of(accepted)).done();
  }
}
