package org.javoke.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    int lastTurn = 0;
    for (Message message : messages) {
      values.add(
          switch (message) {
            case Message.FromSystem(String content) -> said("system", content);
            case Message.FromUser(String content) -> said("user", content);
            case Message.FromAssistant(String content, List<NativeCall> calls) -> {
              Map<String, @Nullable Object> turn = said("assistant", content);
              // Llama's template takes a turn for one with calls where the key is there at all.
              if (!calls.isEmpty()) {
                turn.put("tool_calls", calls(calls, idsAfter(messages, lastTurn)));
              }
              yield turn;
            }
            case Message.FromTool(String callId, String content) -> {
              Map<String, @Nullable Object> result = said("tool", content);
              result.put("tool_call_id", callId);
              yield result;
            }
          });
      lastTurn++;
    }
    return values;
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

  // A call has no id of its own here: it takes the one under which its result is given.
  private static List<String> idsAfter(List<Message> messages, int turn) {
    List<String> ids = new ArrayList<>();
    for (Message message : messages.subList(turn + 1, messages.size())) {
      if (!(message instanceof Message.FromTool(String callId, _))) {
        break;
      }
      ids.add(callId);
    }
    return ids;
  }

  private static List<Object> calls(List<NativeCall> calls, List<String> ids) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Map<String, @Nullable Object> function = new LinkedHashMap<>();
      function.put("name", calls.get(i).name());
      function.put("arguments", arguments(calls.get(i).arguments()));
      Map<String, @Nullable Object> call = new LinkedHashMap<>();
      call.put("id", i < ids.size() ? ids.get(i) : "call_" + i);
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
