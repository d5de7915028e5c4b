package org.javoke.benchmark.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.input.Kinds;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads messages in OpenAI's form. */
final class MessageReader {

  private final Problems.Sink problems;

  MessageReader(Problems.Sink problems) {
    this.problems = problems;
  }

  List<Message> read(@Nullable Value value) {
    if (!(value instanceof Value.Items(List<Value> items)) || items.isEmpty()) {
      problems.add(
          "\"messages\" must be a list with at least one message"
              + " {\"role\": \"user\", \"content\": \"...\"}");
      return List.of();
    }
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Message message = message(items.get(i), "messages[" + i + "]");
      if (message != null) {
        messages.add(message);
      }
    }
    return messages;
  }

  private @Nullable Message message(Value value, String place) {
    if (!(value instanceof Value.Fields(Map<String, Value> fields))
        || !(fields.get("role") instanceof Value.Text(String role))) {
      problems.add(place + " must be an object with a text \"role\"");
      return null;
    }
    String content = content(fields.get("content"), place, role.equals("assistant"));
    return switch (role) {
      case "system", "developer" -> new Message.FromSystem(content);
      case "user" -> new Message.FromUser(content);
      case "assistant" ->
          new Message.FromAssistant(content, calls(fields.get("tool_calls"), place));
      case "tool" -> new Message.FromTool(callId(fields, place), content);
      default -> {
        problems.add(
            "%s has the role \"%s\", expected system, user, assistant or tool"
                .formatted(place, role));
        yield null;
      }
    };
  }

  private String content(@Nullable Value content, String place, boolean mayBeNull) {
    if (content instanceof Value.Text(String text)) {
      return text;
    }
    if (mayBeNull && (content == null || content instanceof Value.Null)) {
      return "";
    }
    if (content instanceof Value.Items(List<Value> parts)) {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append(textOf(part, place)));
      return text.toString();
    }
    problems.add(
        "%s needs a text \"content\", found %s"
            .formatted(place, content == null ? "none" : Kinds.of(content)));
    return "";
  }

  private String textOf(Value part, String place) {
    if (part instanceof Value.Fields fields
        && Value.of("text").equals(fields.at("type"))
        && fields.at("text") instanceof Value.Text(String text)) {
      return text;
    }
    problems.add(
        place + ": only parts {\"type\": \"text\", \"text\": ...} of a content are supported");
    return "";
  }

  private List<NativeCall> calls(@Nullable Value value, String place) {
    if (value == null || value instanceof Value.Null) {
      return List.of();
    }
    List<NativeCall> calls = new ArrayList<>();
    if (value instanceof Value.Items(List<Value> items)) {
      for (Value item : items) {
        if (item instanceof Value.Fields call
            && call.at("function") instanceof Value.Fields function
            && function.at("name") instanceof Value.Text(String name)) {
          calls.add(new NativeCall(name, arguments(function.at("arguments"))));
        }
      }
      if (calls.size() == items.size()) {
        return calls;
      }
    }
    problems.add(
        place
            + ": \"tool_calls\" must list {\"function\": {\"name\": ..., \"arguments\": \"{...}\"}}");
    return List.of();
  }

  private static String arguments(@Nullable Value arguments) {
    if (arguments == null) {
      return "{}";
    }
    return arguments instanceof Value.Text(String json) ? json : Json.write(arguments);
  }

  private String callId(Map<String, Value> fields, String place) {
    if (fields.get("tool_call_id") instanceof Value.Text(String id)) {
      return id;
    }
    problems.add(place + " has the role \"tool\" and needs a text \"tool_call_id\"");
    return "";
  }
}
