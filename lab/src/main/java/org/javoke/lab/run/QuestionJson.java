package org.javoke.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Turn;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** A line of {@code questions.jsonl}, both ways. */
final class QuestionJson {

  private static final String NO_CALL = "no_call";
  private static final String ANY_CALL = "any_call";
  private static final String SAID = "said";

  private QuestionJson() {}

  static String write(Question question) {
    Task task = question.task();
    JsonObject json =
        new JsonObject()
            .put("id", question.id())
            .put("category", question.category())
            .put("matching", task.category())
            .put("language", task.language().name().toLowerCase(Locale.ROOT))
            .put("messages", JsonObject.array(question.messages(), QuestionJson::message));
    if (!question.later().isEmpty()) {
      json.put("later", JsonObject.array(question.later(), QuestionJson::turn));
    }
    return Json.write(
        json.put("tools", JsonObject.array(task.tools(), QuestionJson::tool))
            .put("expected", expectation(task.expectation()))
            .done());
  }

  static Question read(String where, String line) {
    JsonRecord json = JsonRecord.read(where, line);
    List<Tool> tools = json.objects("tools").stream().map(QuestionJson::tool).toList();
    return new Question(
        json.text("id"),
        json.text("category"),
        json.objects("messages").stream().map(QuestionJson::message).toList(),
        new Task(json.text("matching"), language(json), tools, expectation(json)),
        json.fields().at("later") == null
            ? List.of()
            : json.objects("later").stream().map(QuestionJson::turn).toList());
  }

  private static Value turn(Turn turn) {
    return new JsonObject()
        .put("messages", JsonObject.array(turn.messages(), QuestionJson::message))
        .put("released", JsonObject.array(turn.released(), QuestionJson::tool))
        .done();
  }

  private static Turn turn(JsonRecord json) {
    return new Turn(
        json.objects("messages").stream().map(QuestionJson::message).toList(),
        json.objects("released").stream().map(QuestionJson::tool).toList());
  }

  private static Language language(JsonRecord json) {
    String name = json.text("language");
    return Stream.of(Language.values())
        .filter(language -> language.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> json.unfit("language", Value.of(name), "python, java or javascript"));
  }

  private static Value message(Message message) {
    return switch (message) {
      case Message.FromSystem(String content) -> message("system", content).done();
      case Message.FromUser(String content) -> message("user", content).done();
      case Message.FromAssistant(String content, List<NativeCall> calls) ->
          message("assistant", content)
              .put("tool_calls", JsonObject.array(calls, QuestionJson::nativeCall))
              .done();
      case Message.FromTool(String callId, String content) ->
          message("tool", content).put("tool_call_id", callId).done();
    };
  }

  private static JsonObject message(String role, String content) {
    return new JsonObject().put("role", role).put("content", content);
  }

  private static Message message(JsonRecord json) {
    String content = json.text("content");
    String role = json.text("role");
    return switch (role) {
      case "system" -> new Message.FromSystem(content);
      case "user" -> new Message.FromUser(content);
      case "assistant" ->
          new Message.FromAssistant(
              content, json.objects("tool_calls").stream().map(QuestionJson::nativeCall).toList());
      case "tool" -> new Message.FromTool(json.text("tool_call_id"), content);
      default -> throw json.unfit("role", Value.of(role), "system, user, assistant or tool");
    };
  }

  private static Value nativeCall(NativeCall call) {
    return new JsonObject().put("name", call.name()).put("arguments", call.arguments()).done();
  }

  private static NativeCall nativeCall(JsonRecord json) {
    return new NativeCall(json.text("name"), json.text("arguments"));
  }

  private static Value tool(Tool tool) {
    return new JsonObject()
        .put("name", tool.name())
        .put("description", tool.description())
        .put("parameters", tool.parameters())
        .done();
  }

  private static Tool tool(JsonRecord json) {
    return new Tool(
        json.text("name"), json.text("description"), json.object("parameters").fields());
  }

  private static Value expectation(Expectation expectation) {
    return switch (expectation) {
      case Expectation.NoCall _ -> Value.of(NO_CALL);
      case Expectation.AnyCall _ -> Value.of(ANY_CALL);
      case Expectation.Calls(List<ExpectedCall> calls) ->
          JsonObject.array(calls, QuestionJson::expectedCall);
      case Expectation.Trajectory trajectory -> trajectory(trajectory);
      case Expectation.Said(String text) -> new JsonObject().put(SAID, text).done();
    };
  }

  private static Expectation expectation(JsonRecord json) {
    Value value = json.value("expected");
    if (value.equals(Value.of(NO_CALL))) {
      return new Expectation.NoCall();
    }
    if (value.equals(Value.of(ANY_CALL))) {
      return new Expectation.AnyCall();
    }
    if (value instanceof Value.Fields fields && fields.at(SAID) != null) {
      return new Expectation.Said(json.object("expected").text(SAID));
    }
    if (value instanceof Value.Fields) {
      return trajectory(json.text("id"), json.object("expected"));
    }
    return new Expectation.Calls(
        json.objects("expected").stream().map(QuestionJson::expectedCall).toList());
  }

  private static Value trajectory(Expectation.Trajectory trajectory) {
    return new JsonObject()
        .put("initial_config", trajectory.initialConfig())
        .put("apis", JsonObject.texts(trajectory.apis()))
        .put("turns", JsonObject.array(trajectory.calls(), JsonObject::texts))
        .done();
  }

  private static Expectation trajectory(String id, JsonRecord json) {
    return new Expectation.Trajectory(
        id,
        json.object("initial_config").fields(),
        json.texts("apis"),
        json.list("turns", turn -> texts(json, turn)));
  }

  private static List<String> texts(JsonRecord json, Value turn) {
    return JsonRecord.of(json.where(), new JsonObject().put("turns", turn).done()).texts("turns");
  }

  private static Value expectedCall(ExpectedCall call) {
    return new JsonObject()
        .put("name", call.name())
        .put("accepted", JsonObject.map(call.accepted(), Value::of))
        .done();
  }

  private static ExpectedCall expectedCall(JsonRecord json) {
    JsonRecord accepted = json.object("accepted");
    Map<String, List<Value>> values = new LinkedHashMap<>();
    for (String name : accepted.fields().values().keySet()) {
      values.put(name, new ArrayList<>(accepted.list(name, value -> value)));
    }
    return new ExpectedCall(json.text("name"), values);
  }
}
