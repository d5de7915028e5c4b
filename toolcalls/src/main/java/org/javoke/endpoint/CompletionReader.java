package org.javoke.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.endpoint.CompletionReply.Token;
import org.javoke.endpoint.CompletionRequest.Logprobs;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads the body of a text completion, and believes nothing in it. */
final class CompletionReader {

  /** Rounding may put a certain token's log-probability a little above 0. */
  private static final double ROUNDING = 0.01;

  private static final Set<String> ENDS = Set.of("stop", "eos", "eos_token");

  /** Under these names vLLM and SGLang say which text they stopped after. */
  private static final List<String> STOPPED_BY = List.of("stop_reason", "matched_stop");

  private final CompletionRequest request;
  private final ApiKey key;

  private CompletionReader(CompletionRequest request, ApiKey key) {
    this.request = request;
    this.key = key;
  }

  /**
   * {@return what the body says}
   *
   * @param key taken out of whatever is read
   * @throws MissingLogprobsException if it has not the log-probabilities that were asked for
   * @throws MalformedReplyException if it is no completion
   */
  static CompletionReply read(CompletionRequest request, String body, ApiKey key)
      throws MalformedReplyException {
    Value.Fields reply = ReplyFields.parsed(body, key);
    return new CompletionReader(request, key)
        .read(ReplyFields.choice(reply, body, key), reply.at("usage"));
  }

  private CompletionReply read(Value.Fields choice, @Nullable Value usage)
      throws MalformedReplyException {
    if (!(choice.at("text") instanceof Value.Text(String text))) {
      throw new MalformedReplyException("a completion whose 'text' is no text");
    }
    List<Token> tokens =
        switch (request.logprobs()) {
          case Logprobs.Drawn _ -> drawn(choice, text);
          case Logprobs.Echoed() -> ofPrompt(tokens(choice.at("logprobs"), "echo"), "echo");
          case Logprobs.OfPrompt() ->
              ofPrompt(promptLogprobs(choice.at("prompt_logprobs")), "prompt_logprobs");
        };
    String stop = stop(choice);
    return new CompletionReply(
        key.redactAnswer(text.endsWith(stop) ? text : text + stop),
        ended(choice) && stop.isEmpty(),
        STOPPED_BY.stream().anyMatch(choice.values()::containsKey),
        tokens,
        ReplyFields.usage(usage));
  }

  /** {@return the text after which it was to stop, and did; empty where it did not} */
  private String stop(Value.Fields choice) {
    for (String name : STOPPED_BY) {
      if (choice.at(name) instanceof Value.Text(String stop) && request.stops().contains(stop)) {
        return stop;
      }
    }
    return "";
  }

  private static boolean ended(Value.Fields choice) throws MalformedReplyException {
    if (choice.at("finish_reason") instanceof Value.Text(String reason)) {
      if (reason.equals("length")) {
        return false;
      }
      if (ENDS.contains(reason)) {
        return true;
      }
      throw new MalformedReplyException("a completion that broke off: '" + reason + "'");
    }
    throw new MalformedReplyException("a completion without a 'finish_reason'");
  }

  private List<Token> drawn(Value.Fields choice, String text) throws MissingLogprobsException {
    if (text.isEmpty() && choice.at("logprobs") instanceof Value.Null) {
      return List.of();
    }
    List<Token> tokens = tokens(choice.at("logprobs"), "logprobs");
    if (tokens.isEmpty() && !text.isEmpty()) {
      throw new MissingLogprobsException("'logprobs' of no tokens beside a text");
    }
    // A token that ends the answer may come on top.
    int most = request.sampling().maxTokens().orElseThrow() + 1;
    if (tokens.size() > most) {
      throw new MissingLogprobsException(
          "'logprobs' of %d tokens where %d at most were asked for".formatted(tokens.size(), most));
    }
    for (int i = 0; i < tokens.size(); i++) {
      requireNumber(tokens.get(i), i);
    }
    return tokens;
  }

  /** Of what was drawn after the prompt nothing is kept. */
  private List<Token> ofPrompt(List<Token> tokens, String option) throws MissingLogprobsException {
    int length = request.prompt().size();
    int most = length + request.sampling().maxTokens().orElseThrow();
    if (tokens.size() < length || tokens.size() > most) {
      throw new MissingLogprobsException(
          "log-probabilities of %d tokens for a prompt of %d, with '%s'"
              .formatted(tokens.size(), length, option));
    }
    for (int i = 1; i < length; i++) {
      requireNumber(tokens.get(i), i);
    }
    return tokens.subList(0, length);
  }

  private static void requireNumber(Token token, int index) throws MissingLogprobsException {
    if (!Double.isFinite(token.logprob())) {
      throw new MissingLogprobsException(
          "%s as the log-probability of token %d"
              .formatted(Double.isNaN(token.logprob()) ? "nothing" : token.logprob(), index));
    }
  }

  private List<Token> tokens(@Nullable Value logprobs, String option)
      throws MissingLogprobsException {
    if (!(logprobs instanceof Value.Fields fields)) {
      throw new MissingLogprobsException(
          "no 'logprobs', though '%s' asks for them".formatted(option));
    }
    if (fields.at("content") instanceof Value.Items(List<Value> content)) {
      return ofContent(content);
    }
    if (!(fields.at("tokens") instanceof Value.Items(List<Value> texts))
        || !(fields.at("token_logprobs") instanceof Value.Items(List<Value> numbers))) {
      throw new MissingLogprobsException("'logprobs' without 'tokens' and 'token_logprobs'");
    }
    if (texts.size() != numbers.size()) {
      throw new MissingLogprobsException(
          "%d 'token_logprobs' for %d 'tokens'".formatted(numbers.size(), texts.size()));
    }
    List<Value> likeliest =
        fields.at("top_logprobs") instanceof Value.Items(List<Value> items)
                && items.size() == texts.size()
            ? items
            : List.of();
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Value others = likeliest.isEmpty() ? null : likeliest.get(i);
      tokens.add(new Token(text(texts.get(i), i), number(numbers.get(i), i), likeliest(others, i)));
    }
    return tokens;
  }

  // As chat completions have it, and llama.cpp for texts, too.
  private List<Token> ofContent(List<Value> content) throws MissingLogprobsException {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < content.size(); i++) {
      if (!(content.get(i) instanceof Value.Fields token)) {
        throw new MissingLogprobsException("a token in 'logprobs' that is no object");
      }
      Map<String, Double> likeliest = new LinkedHashMap<>();
      if (token.at("top_logprobs") instanceof Value.Items(List<Value> others)) {
        for (Value other : others) {
          if (other instanceof Value.Fields fields) {
            likeliest.put(text(fields.at("token"), i), number(fields.at("logprob"), i));
          }
        }
      }
      tokens.add(new Token(text(token.at("token"), i), number(token.at("logprob"), i), likeliest));
    }
    return tokens;
  }

  private List<Token> promptLogprobs(@Nullable Value value) throws MissingLogprobsException {
    if (!(value instanceof Value.Items(List<Value> places))) {
      throw new MissingLogprobsException("no 'prompt_logprobs', though they were asked for");
    }
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      tokens.add(i < request.prompt().size() ? ofPlace(places.get(i), i) : nothing());
    }
    return tokens;
  }

  private Token ofPlace(Value place, int index) throws MissingLogprobsException {
    if (place instanceof Value.Fields byId
        && byId.at(request.prompt().get(index).toString()) instanceof Value.Fields token) {
      return new Token("", number(token.at("logprob"), index), Map.of());
    }
    return nothing();
  }

  private static Token nothing() {
    return new Token("", Double.NaN, Map.of());
  }

  private Map<String, Double> likeliest(@Nullable Value value, int index)
      throws MissingLogprobsException {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (value instanceof Value.Fields fields) {
      for (Map.Entry<String, Value> one : fields.values().entrySet()) {
        numbers.put(key.redactAnswer(one.getKey()), number(one.getValue(), index));
      }
    }
    return numbers;
  }

  private String text(@Nullable Value value, int index) throws MissingLogprobsException {
    return switch (value) {
      case Value.Text(String text) -> key.redactAnswer(text);
      case null -> "";
      case Value.Null() -> "";
      case Value _ ->
          throw new MissingLogprobsException("token %d that is no text".formatted(index));
    };
  }

  /** {@return the log-probability, or NaN for a null} */
  private static double number(@Nullable Value value, int index) throws MissingLogprobsException {
    double number =
        switch (value) {
          case null -> Double.NaN;
          case Value.Null() -> Double.NaN;
          case Value.Real(double real) when Double.isFinite(real) -> real;
          case Value.Int(var whole) -> whole.doubleValue();
          case Value.Real(double real) ->
              throw new MissingLogprobsException(
                  "%s as the log-probability of token %d".formatted(real, index));
          case Value _ ->
              throw new MissingLogprobsException(
                  "something that is no number as the log-probability of token %d"
                      .formatted(index));
        };
    if (number > ROUNDING) {
      throw new MissingLogprobsException(
          "%s as the log-probability of token %d, which none can be: it is at most 0"
              .formatted(number, index));
    }
    return number > 0 ? 0 : number;
  }
}
