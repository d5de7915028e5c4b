package org.javoke.endpoint.fake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** What the {@link FakeServer} does to one request. */
public sealed interface FakeReply {

  /** A whole, well-formed HTTP response. */
  record Whole(int status, Map<String, String> headers, String body) implements FakeReply {}

  /** After a while, something else. */
  record After(Duration latency, FakeReply then) implements FakeReply {}

  /** Promises the whole body, sends a part and hangs up. */
  record Truncated(String body, int sent) implements FakeReply {}

  /** Hangs up without a word, as a crashing process does. */
  record Reset() implements FakeReply {}

  /** Sends a part of the body and then nothing, without hanging up. */
  record Hang(String body, int sent) implements FakeReply {}

  /** A body of so many bytes, sent without saying how many. */
  record Huge(long bytes) implements FakeReply {}

  static FakeReply status(int status, String body) {
    return new Whole(status, Map.of(), body);
  }

  /** {@return a model that says something} */
  static FakeReply said(String text) {
    return status(200, completion(Value.of(text), Value.NULL));
  }

  /** {@return a model that calls one tool} */
  static FakeReply called(String name, String arguments) {
    return status(200, completion(Value.NULL, calls(name, arguments)));
  }

  /** {@return the body of a chat completion} */
  static String saidBody(String text) {
    return completion(Value.of(text), Value.NULL);
  }

  default FakeReply after(Duration latency) {
    return new After(latency, this);
  }

  private static Value calls(String name, String arguments) {
    Map<String, Value> function = new LinkedHashMap<>();
    function.put("name", Value.of(name));
    function.put("arguments", Value.of(arguments));
    Map<String, Value> call = new LinkedHashMap<>();
    call.put("id", Value.of("call_0"));
    call.put("type", Value.of("function"));
    call.put("function", new Value.Fields(function));
    return Value.of(List.of(new Value.Fields(call)));
  }

  private static String completion(Value content, Value calls) {
    Map<String, Value> message = new LinkedHashMap<>();
    message.put("role", Value.of("assistant"));
    message.put("content", content);
    message.put("tool_calls", calls);
    Map<String, Value> choice = new LinkedHashMap<>();
    choice.put("index", Value.of(0));
    choice.put("message", new Value.Fields(message));
    choice.put("finish_reason", Value.of("stop"));
    Map<String, Value> usage = new LinkedHashMap<>();
    usage.put("prompt_tokens", Value.of(11));
    usage.put("completion_tokens", Value.of(7));
    Map<String, Value> body = new LinkedHashMap<>();
    body.put("id", Value.of("fake"));
    body.put("object", Value.of("chat.completion"));
    body.put("choices", Value.of(List.of(new Value.Fields(choice))));
    body.put("usage", new Value.Fields(usage));
    return Json.write(new Value.Fields(body));
  }
}
