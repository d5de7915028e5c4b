package org.javoke.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Plain;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Messages and tools as chat templates expect them, which is nearly OpenAI's form. */
final class TemplateMessages {

  private TemplateMessages() {}

  static List<Map<String, @Nullable Object>> of(List<Message> messages) {
    List<Map<String, @Nullable Object>> values = new ArrayList<>();
    int calls = 0;
    int answered = 0;
    for (Message message : messages) {
      switch (message) {
        case Message.FromSystem(String content) -> values.add(said("system", content));
        case Message.FromUser(String content) -> values.add(said("user", content));
        case Message.FromAssistant turn -> {
          values.add(assistant(turn, calls));
          answered = calls;
          calls += turn.calls().size();
        }
        case Message.FromTool(_, String content) -> {
          Map<String, @Nullable Object> result = said("tool", content);
          result.put("tool_call_id", id(answered++));
          values.add(result);
        }
      }
    }
    return values;
  }

  // A call has no id of its own here, and results follow their calls in order, so both are counted.
  // Mistral's templates take nothing but nine letters and digits.
  private static String id(int call) {
    return String.format(Locale.ROOT, "call%05d", call % 100_000);
  }

  private static Map<String, @Nullable Object> assistant(Message.FromAssistant turn, int calls) {
    Map<String, @Nullable Object> fields = said("assistant", turn.content());
    // Llama's template takes a turn for one with calls where the key is there at all.
    if (!turn.calls().isEmpty()) {
      fields.put("tool_calls", calls(turn.calls(), calls));
    }
    return fields;
  }

  static List<Map<String, @Nullable Object>> tools(List<Tool> tools) {
    return tools.stream().map(TemplateMessages::tool).toList();
  }

  // What an author wrote beyond the three that OpenAI's API has is no part of what a server shows.
  private static Map<String, @Nullable Object> tool(Tool tool) {
    Map<String, @Nullable Object> function = new LinkedHashMap<>();
    function.put("name", tool.name());
    function.put("description", tool.description());
    function.put("parameters", Plain.of(tool.parameters()));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("type", "function");
    fields.put("function", function);
    return fields;
  }

  private static Map<String, @Nullable Object> said(String role, String content) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("role", role);
    fields.put("content", content);
    return fields;
  }

  private static List<Object> calls(List<NativeCall> calls, int before) {
    List<Object> values = new ArrayList<>();
    for (NativeCall nativeCall : calls) {
      Map<String, @Nullable Object> function = new LinkedHashMap<>();
      function.put("name", nativeCall.name());
      function.put("arguments", arguments(nativeCall.arguments()));
      Map<String, @Nullable Object> call = new LinkedHashMap<>();
      call.put("id", id(before + values.size()));
      call.put("type", "function");
      call.put("function", function);
      values.add(call);
    }
    return values;
  }

  // Templates print arguments with tojson: a text would be quoted once more.
  private static @Nullable Object arguments(String json) {
    try {
      return Json.read(json) instanceof Value.Fields fields ? Plain.of(fields) : json;
    } catch (JsonException _) {
      return json;
    }
  }
}
