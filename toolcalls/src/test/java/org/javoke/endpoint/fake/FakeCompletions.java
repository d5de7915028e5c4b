package org.javoke.endpoint.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Bodies of text completions, as vLLM writes and takes them. */
public final class FakeCompletions {

  private FakeCompletions() {}

  /**
   * What a completions endpoint was asked.
   *
   * @param prompt token ids
   * @param logprobs -1 for none
   * @param ofPrompt whether prompt_logprobs are asked for
   */
  public record Asked(
      String model,
      List<Integer> prompt,
      int maxTokens,
      double temperature,
      long seed,
      boolean echo,
      int logprobs,
      boolean ofPrompt,
      List<String> stops) {

    public static Asked of(String body) {
      Value.Fields fields = object(body);
      List<Integer> prompt = new ArrayList<>();
      if (fields.at("prompt") instanceof Value.Items(List<Value> ids)) {
        ids.forEach(id -> prompt.add((int) whole(id, -1)));
      }
      return new Asked(
          fields.at("model") instanceof Value.Text(String name) ? name : "",
          prompt,
          (int) whole(fields.at("max_tokens"), 16),
          fields.at("temperature") instanceof Value.Real(double t) ? t : 1,
          whole(fields.at("seed"), 0),
          Value.TRUE.equals(fields.at("echo")),
          (int) whole(fields.at("logprobs"), -1),
          fields.at("prompt_logprobs") != null,
          texts(fields.at("stop")));
    }
  }

  private static List<String> texts(@Nullable Value value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof Value.Items(List<Value> items)) {
      for (Value item : items) {
        if (item instanceof Value.Text(String text)) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  private static Value.Fields object(String body) {
    try {
      return (Value.Fields) Json.read(body);
    } catch (JsonException e) {
      throw new IllegalArgumentException(body, e);
    }
  }

  private static long whole(@Nullable Value value, long otherwise) {
    return value instanceof Value.Int(var number) ? number.longValueExact() : otherwise;
  }

  /** A token with its log-probability, which may be missing. */
  public record Token(String text, @Nullable Double logprob) {}

  /** {@return the body of a completion} */
  public static String body(String text, boolean ended, List<Token> tokens) {
    return body(text, ended ? "stop" : "length", logprobs(tokens), Map.of());
  }

  /**
   * {@return the body of a completion that says what it stopped after}
   *
   * @param stop empty for the answer's end, null where it was cut off
   */
  public static String stopped(String text, @Nullable String stop, List<Token> tokens) {
    Value reason = stop == null || stop.isEmpty() ? Value.NULL : Value.of(stop);
    return body(
        text, stop == null ? "length" : "stop", logprobs(tokens), Map.of("stop_reason", reason));
  }

  /** {@return the body of a completion of one token, with others that may have stood there} */
  public static String likeliest(String token, double logprob, Map<String, Double> likeliest) {
    Map<String, Value> others = new LinkedHashMap<>();
    likeliest.forEach((text, number) -> others.put(text, Value.of(number)));
    Map<String, Value> logprobs = new LinkedHashMap<>();
    logprobs.put("tokens", Value.of(List.of(Value.of(token))));
    logprobs.put("token_logprobs", Value.of(List.of(Value.of(logprob))));
    logprobs.put("top_logprobs", Value.of(List.of(new Value.Fields(others))));
    return body(token, "length", new Value.Fields(logprobs), Map.of());
  }

  private static Value logprobs(List<Token> tokens) {
    List<Value> texts = new ArrayList<>();
    List<Value> numbers = new ArrayList<>();
    for (Token token : tokens) {
      texts.add(Value.of(token.text()));
      numbers.add(token.logprob() == null ? Value.NULL : Value.of(token.logprob()));
    }
    Map<String, Value> logprobs = new LinkedHashMap<>();
    logprobs.put("tokens", Value.of(texts));
    logprobs.put("token_logprobs", Value.of(numbers));
    return new Value.Fields(logprobs);
  }

  /** {@return the body of a completion whose prompt is scored: null, then one number an id} */
  public static String ofPrompt(List<Integer> prompt, List<Double> logprobs) {
    List<Value> places = new ArrayList<>();
    for (int i = 0; i < prompt.size(); i++) {
      Map<String, Value> place = new LinkedHashMap<>();
      place.put("999999", logprob(-0.001));
      place.put(prompt.get(i).toString(), logprob(i == 0 ? 0 : logprobs.get(i)));
      places.add(i == 0 ? Value.NULL : new Value.Fields(place));
    }
    return body("x", "length", Value.NULL, Map.of("prompt_logprobs", Value.of(places)));
  }

  private static Value logprob(double number) {
    return new Value.Fields(Map.of("logprob", Value.of(number), "rank", Value.of(1)));
  }

  /** {@return the body of a completion} */
  public static String body(
      String text, String finish, Value logprobs, Map<String, Value> moreOfChoice) {
    Map<String, Value> choice = new LinkedHashMap<>();
    choice.put("index", Value.of(0));
    choice.put("text", Value.of(text));
    choice.put("finish_reason", Value.of(finish));
    choice.put("logprobs", logprobs);
    choice.putAll(moreOfChoice);
    Map<String, Value> usage = new LinkedHashMap<>();
    usage.put("prompt_tokens", Value.of(11));
    usage.put("completion_tokens", Value.of(7));
    Map<String, Value> body = new LinkedHashMap<>();
    body.put("object", Value.of("text_completion"));
    body.put("choices", Value.of(List.of(new Value.Fields(choice))));
    body.put("usage", new Value.Fields(usage));
    return Json.write(new Value.Fields(body));
  }
}
