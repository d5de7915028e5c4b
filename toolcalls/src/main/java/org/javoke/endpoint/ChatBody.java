package org.javoke.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** Writes a request as the JSON that a chat-completions endpoint takes. */
public final class ChatBody {

  private final String model;

  /**
   * @param model the name under which the server knows it
   */
  public ChatBody(String model) {
    this.model = model;
  }

  /** {@return the body, the same for the same request, whichever endpoint gets it} */
  public String write(Request request) {
    Map<String, Value> body = new LinkedHashMap<>();
    body.put("model", Value.of(model));
    body.put("messages", messages(request.prompt().messages()));
    List<Tool> tools = request.prompt().tools();
    if (!tools.isEmpty()) {
      body.put("tools", Value.of(tools.stream().map(ChatBody::tool).toList()));
    }
    putSampling(body, request.sampling(), request.draw());
    // Some servers stream unless told otherwise.
    body.put("stream", Value.FALSE);
    return Json.write(new Value.Fields(body));
  }

  private static void putSampling(Map<String, Value> body, Sampling sampling, int draw) {
    sampling.temperature().ifPresent(t -> body.put("temperature", Value.of(t)));
    sampling.topP().ifPresent(p -> body.put("top_p", Value.of(p)));
    sampling.maxTokens().ifPresent(n -> body.put("max_tokens", Value.of((long) n)));
    sampling.seed().ifPresent(seed -> body.put("seed", Value.of(seed + draw)));
    if (sampling.logprobs()) {
      body.put("logprobs", Value.TRUE);
    }
  }

  private static Value messages(List<Message> messages) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      values.add(
          switch (messages.get(i)) {
            case Message.FromSystem(String content) -> said("system", content);
            case Message.FromUser(String content) -> said("user", content);
            case Message.FromAssistant turn -> assistant(turn, callIds(messages, i));
            case Message.FromTool(String callId, String content) ->
                fields(
                    "role", Value.of("tool"),
                    "tool_call_id", Value.of(callId),
                    "content", Value.of(content));
          });
    }
    return Value.of(values);
  }

  // A call has no id of its own here: it takes the one under which its result is given.
  private static List<String> callIds(List<Message> messages, int turn) {
    List<String> ids = new ArrayList<>();
    for (int i = turn + 1; i < messages.size(); i++) {
      if (!(messages.get(i) instanceof Message.FromTool result)) {
        break;
      }
      ids.add(result.callId());
    }
    return ids;
  }

  private static Value assistant(Message.FromAssistant turn, List<String> ids) {
    if (turn.calls().isEmpty()) {
      return said("assistant", turn.content());
    }
    List<Value> calls = new ArrayList<>();
    for (int i = 0; i < turn.calls().size(); i++) {
      NativeCall call = turn.calls().get(i);
      Value function =
          fields("name", Value.of(call.name()), "arguments", Value.of(call.arguments()));
      String id = i < ids.size() ? ids.get(i) : "call_" + i;
      calls.add(fields("id", Value.of(id), "type", Value.of("function"), "function", function));
    }
    Value content = turn.content().isEmpty() ? Value.NULL : Value.of(turn.content());
    return fields("role", Value.of("assistant"), "content", content, "tool_calls", Value.of(calls));
  }

  private static Value tool(Tool tool) {
    Value function =
        fields(
            "name", Value.of(tool.name()),
            "description", Value.of(tool.description()),
            "parameters", tool.parameters());
    return fields("type", Value.of("function"), "function", function);
  }

  private static Value said(String role, String content) {
    return fields("role", Value.of(role), "content", Value.of(content));
  }

  private static Value fields(String firstKey, Value first, String secondKey, Value second) {
    return fields(List.of(firstKey, secondKey), List.of(first, second));
  }

  private static Value fields(
      String firstKey, Value first, String secondKey, Value second, String thirdKey, Value third) {
    return fields(List.of(firstKey, secondKey, thirdKey), List.of(first, second, third));
  }

  private static Value fields(List<String> keys, List<Value> values) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      fields.put(keys.get(i), values.get(i));
    }
    return new Value.Fields(fields);
  }
}
