package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.javoke.endpoint.CompletionReply.Token;
import org.javoke.endpoint.CompletionRequest.Logprobs;
import org.javoke.policy.Sampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionReaderTest {

  private static final String DRAWN =
      """
      {"choices": [{"text": "Hi.", "finish_reason": "stop", "stop_reason": null, "logprobs": \
      {"tokens": ["Hi", ".", "<end>"], "token_logprobs": [-0.5, -1, 0.0001], "top_logprobs": \
      [{"Hi": -0.5, "Ho": -2.5}, null, null]}}], "usage": {"prompt_tokens": 3, \
      "completion_tokens": 3}}\
      """;

  private static CompletionRequest request(Logprobs logprobs, int maxTokens, String... stops) {
    Sampling sampling =
        new Sampling(
            OptionalDouble.of(1),
            OptionalDouble.empty(),
            OptionalInt.of(maxTokens),
            OptionalLong.of(5),
            true);
    return new CompletionRequest("a", "a", List.of(7, 8, 9), sampling, logprobs, List.of(stops));
  }

  private static CompletionReply read(CompletionRequest request, String body)
      throws MalformedReplyException {
    return CompletionReader.read(request, body, ApiKey.NONE);
  }

  private static final CompletionRequest DRAW = request(new Logprobs.Drawn(2, false), 4);
  private static final CompletionRequest ECHO = request(new Logprobs.Echoed(), 1);
  private static final CompletionRequest OF_PROMPT = request(new Logprobs.OfPrompt(), 1);

  @Test
  void writesWhatTheServerIsAsked() {
    assertThat(CompletionBody.write(request(new Logprobs.Drawn(2, false), 4, "\n"), "tiny"))
        .contains("\"model\":\"tiny\"", "\"prompt\":[7,8,9]", "\"max_tokens\":4", "\"seed\":5")
        .contains("\"logprobs\":2", "\"stop\":[\"\\n\"]", "\"include_stop_str_in_output\":true")
        .doesNotContain("echo", "prompt_logprobs");
    assertThat(CompletionBody.write(ECHO, "tiny"))
        .contains("\"echo\":true", "\"logprobs\":1")
        .doesNotContain("\"stop\"", "skip_special_tokens");
    assertThat(CompletionBody.write(OF_PROMPT, "tiny"))
        .contains("\"prompt_logprobs\":1")
        .doesNotContain("echo");
  }

  @Test
  void readsWhatWasDrawn() throws MalformedReplyException {
    CompletionReply reply = read(DRAW, DRAWN);
    assertThat(reply.text()).isEqualTo("Hi.");
    assertThat(reply.ended()).isTrue();
    assertThat(reply.namesStops()).isTrue();
    assertThat(reply.tokens()).extracting(Token::text).containsExactly("Hi", ".", "<end>");
    // A little above 0 is rounding.
    assertThat(reply.tokens()).extracting(Token::logprob).containsExactly(-0.5, -1.0, 0.0);
    assertThat(reply.tokens().getFirst().likeliest()).containsEntry("Ho", -2.5);
    assertThat(reply.usage().completionTokens()).hasValue(3);
    assertThat(read(DRAW, DRAWN.replace("\"stop\"", "\"length\"")).ended()).isFalse();
  }

  @Test
  void readsLogprobsAsChatCompletionsHaveThem() throws MalformedReplyException {
    String body =
        """
        {"choices": [{"text": "Hi", "finish_reason": "length", "logprobs": {"content": [{"token": \
        "Hi", "logprob": -0.5, "top_logprobs": [{"token": "Ho", "logprob": -2}]}]}}]}\
        """;
    Token token = read(DRAW, body).tokens().getFirst();
    assertThat(token.logprob()).isEqualTo(-0.5);
    assertThat(token.likeliest()).containsEntry("Ho", -2.0);
    assertThat(read(DRAW, body).namesStops()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop_reason", "matched_stop"})
  void aTextItStoppedAfterIsNotTheAnswersEnd(String name) throws MalformedReplyException {
    CompletionRequest request = request(new Logprobs.Drawn(2, false), 4, ".", "!");
    String stopped = DRAWN.replace("\"stop_reason\": null", "\"%s\": \".\"".formatted(name));
    assertThat(read(request, stopped).ended()).isFalse();
    assertThat(read(request, stopped).text()).isEqualTo("Hi.");
    // One that leaves it out said it all the same.
    assertThat(read(request, stopped.replace("\"Hi.\"", "\"Hi\"")).text()).isEqualTo("Hi.");
    // The id of a token that ends answers.
    String byId = DRAWN.replace("\"stop_reason\": null", "\"%s\": 151645".formatted(name));
    assertThat(read(request, byId).ended()).isTrue();
  }

  private static String echoed(String tokens, String numbers) {
    return "{\"choices\": [{\"text\": \"\", \"finish_reason\": \"length\", \"logprobs\": {\"tokens\": %s, \"token_logprobs\": %s}}]}"
        .formatted(tokens, numbers);
  }

  @Test
  void readsWhatThePromptIsWorth() throws MalformedReplyException {
    CompletionReply plain = read(ECHO, echoed("[\"a\",\"b\",\"c\"]", "[null,-1,-2.5]"));
    assertThat(plain.tokens()).extracting(Token::logprob).containsExactly(Double.NaN, -1.0, -2.5);
    // What was drawn after it is left out.
    CompletionReply more = read(ECHO, echoed("[\"a\",\"b\",\"c\",\"d\"]", "[null,-1,-2.5,-3]"));
    assertThat(more.tokens()).hasSize(3);
    String byId =
        """
        {"choices": [{"text": "d", "finish_reason": "length", "logprobs": null, "prompt_logprobs": \
        [null, {"4": {"logprob": -0.1}, "8": {"logprob": -1}}, {"9": {"logprob": -2.5}}]}]}\
        """;
    assertThat(read(OF_PROMPT, byId).tokens())
        .extracting(Token::logprob)
        .containsExactly(Double.NaN, -1.0, -2.5);
    assertThatThrownBy(() -> read(OF_PROMPT, byId.replace("\"9\"", "\"10\"")))
        .isInstanceOf(MissingLogprobsException.class)
        .hasMessageContaining("nothing as the log-probability of token 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[null,-1]",
        "[null,-1,-2,-3,-4]",
        "[null,-1,null]",
        "[null,-1,NaN]",
        "[null,-1,-Infinity]",
        "[null,-1,\"-2\"]",
        "[null,-1,true]",
        "[null,-1,1]",
        "{}",
        "null"
      })
  void numbersThatAreNoLogprobsAreRefused(String numbers) {
    assertThatThrownBy(() -> read(ECHO, echoed("[\"a\",\"b\",\"c\"]", numbers)))
        .isInstanceOf(MissingLogprobsException.class);
  }

  @Test
  void aHugeNumberOfTokensIsRefused() {
    String tokens = "[" + "\"a\",".repeat(100) + "\"a\"]";
    String numbers = "[" + "-1,".repeat(100) + "-1]";
    assertThatThrownBy(() -> read(ECHO, echoed(tokens, numbers)))
        .isInstanceOf(MissingLogprobsException.class)
        .hasMessageContaining("101 tokens for a prompt of 3");
    assertThatThrownBy(() -> read(DRAW, echoed(tokens, numbers)))
        .isInstanceOf(MissingLogprobsException.class)
        .hasMessageContaining("5 at most");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "data: {}",
        "[]",
        "{\"error\": \"no\"}",
        "{\"choices\": []}",
        "{\"choices\": [7]}",
        "{\"choices\": [{\"text\": 7}]}",
        "{\"choices\": [{\"text\": \"\", \"logprobs\": null}]}",
        "{\"choices\": [{\"text\": \"\", \"logprobs\": null, \"finish_reason\": \"abort\"}]}"
      })
  void whatIsNoCompletionIsRefused(String body) {
    assertThatThrownBy(() -> read(DRAW, body)).isInstanceOf(MalformedReplyException.class);
  }

  @Test
  void noRubbishIsMoreThanRefused() {
    Random random = new Random(3);
    String byId =
        "{\"choices\":[{\"text\":\"d\",\"finish_reason\":\"length\",\"prompt_logprobs\":[null,{\"8\":{\"logprob\":-1}},{\"9\":{\"logprob\":-2}}]}]}";
    for (int i = 0; i < 6_000; i++) {
      CompletionRequest request = List.of(DRAW, ECHO, OF_PROMPT).get(i % 3);
      StringBuilder body =
          new StringBuilder(
              List.of(DRAWN, echoed("[\"a\",\"b\",\"c\"]", "[null,-1,-2.5]"), byId).get(i % 3));
      for (int change = 0; change <= random.nextInt(4); change++) {
        int at = random.nextInt(body.length());
        body.replace(
            at,
            Math.min(body.length(), at + random.nextInt(3)),
            "{}[]\",:0n-e".charAt(random.nextInt(11)) + "");
      }
      try {
        CompletionReply reply = read(request, body.toString());
        assertThat(reply.tokens().stream().skip(1)).allMatch(token -> token.logprob() <= 0);
      } catch (MalformedReplyException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
