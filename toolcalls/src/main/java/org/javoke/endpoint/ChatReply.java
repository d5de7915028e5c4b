package org.javoke.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.policy.Usage;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a body of a chat completion says. Reasoning beside the answer is left out.
 *
 * @param meanLogprob mean natural log-probability of the reply's tokens, where the server says so
 */
record ChatReply(Answer answer, Usage usage, OptionalDouble meanLogprob) {

  /**
   * {@return what the body says}
   *
   * @param key taken out of whatever is read
   * @throws MalformedReplyException if it is no chat completion
   */
  static ChatReply read(String body, ApiKey key) throws MalformedReplyException {
    Value.Fields reply = ReplyFields.parsed(body, key);
    Value.Fields choice = ReplyFields.choice(reply, body, key);
    Value.Fields message = ReplyFields.object(choice.at("message"), "'message'");
    return new ChatReply(
        answer(message, key), ReplyFields.usage(reply.at("usage")), meanLogprob(choice));
  }

  private static Answer answer(Value.Fields message, ApiKey key) throws MalformedReplyException {
    String text = key.redactAnswer(text(message.at("content")));
    Value calls = message.at("tool_calls");
    if (calls == null || calls instanceof Value.Null) {
      return new Answer.Text(text);
    }
    if (!(calls instanceof Value.Items(List<Value> items))) {
      throw new MalformedReplyException("'tool_calls' is no list");
    }
    if (items.isEmpty()) {
      return new Answer.Text(text);
    }
    List<NativeCall> read = new ArrayList<>();
    for (Value item : items) {
      NativeCall call = call(function(item));
      read.add(new NativeCall(key.redactAnswer(call.name()), key.redactAnswer(call.arguments())));
    }
    return new Answer.Native(read, text);
  }

  private static Value.Fields function(Value call) throws MalformedReplyException {
    return ReplyFields.object(ReplyFields.object(call, "a tool call").at("function"), "'function'");
  }

  private static NativeCall call(Value.Fields function) throws MalformedReplyException {
    if (!(function.at("name") instanceof Value.Text(String name))) {
      throw new MalformedReplyException("a tool call's 'name' is no text");
    }
    return switch (function.at("arguments")) {
      case null -> new NativeCall(name, "");
      case Value.Null _ -> new NativeCall(name, "");
      case Value.Text(String arguments) -> new NativeCall(name, arguments);
      // Some servers send the object itself, not a text that holds it.
      case Value.Fields arguments -> new NativeCall(name, Json.write(arguments));
      case Value _ ->
          throw new MalformedReplyException(
              "a tool call's 'arguments' are neither text nor object");
    };
  }

  private static String text(@Nullable Value content) throws MalformedReplyException {
    return switch (content) {
      case null -> "";
      case Value.Null _ -> "";
      case Value.Text(String text) -> text;
      case Value.Items(List<Value> parts) -> joined(parts);
      case Value _ -> throw new MalformedReplyException("'content' is no text");
    };
  }

  private static String joined(List<Value> parts) throws MalformedReplyException {
    StringBuilder all = new StringBuilder();
    for (Value part : parts) {
      if (ReplyFields.object(part, "a part of 'content'").at("text")
          instanceof Value.Text(String text)) {
        all.append(text);
      }
    }
    return all.toString();
  }

  private static OptionalDouble meanLogprob(Value.Fields choice) {
    if (!(choice.at("logprobs") instanceof Value.Fields logprobs)
        || !(logprobs.at("content") instanceof Value.Items(List<Value> tokens))) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (Value token : tokens) {
      double logprob =
          token instanceof Value.Fields fields ? number(fields.at("logprob")) : Double.NaN;
      if (!Double.isFinite(logprob)) {
        return OptionalDouble.empty();
      }
      sum += logprob;
    }
    return tokens.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / tokens.size());
  }

  private static double number(@Nullable Value value) {
    return switch (value) {
      case Value.Real(double number) -> number;
      case Value.Int(var number) -> number.doubleValue();
      case null -> Double.NaN;
      case Value _ -> Double.NaN;
    };
  }
}
