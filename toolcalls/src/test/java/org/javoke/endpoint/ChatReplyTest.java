package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.policy.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatReplyTest {

  private static ChatReply read(String body) throws MalformedReplyException {
    return ChatReply.read(body, ApiKey.NONE);
  }

  private static Answer answer(String message) throws MalformedReplyException {
    return read("{\"choices\": [{\"message\": " + message + "}]}").answer();
  }

  @Test
  void readsTextAndTokens() throws MalformedReplyException {
    ChatReply reply = read(FakeReply.saidBody("hello\n"));
    assertThat(reply.answer()).isEqualTo(new Answer.Text("hello\n"));
    assertThat(reply.usage()).isEqualTo(new Usage(OptionalInt.of(11), OptionalInt.of(7)));
    assertThat(reply.meanLogprob()).isEmpty();
  }

  @Test
  void readsCallsByteForByte() throws MalformedReplyException {
    assertThat(
            answer(
                """
                {"content": "let me see", "reasoning_content": "hm", "tool_calls": [
                  {"id": "1", "function": {"name": "f", "arguments": "{ \\"a\\" : 1 }"}},
                  {"function": {"name": "g", "arguments": "no json"}}]}
                """))
        .isEqualTo(
            new Answer.Native(
                List.of(new NativeCall("f", "{ \"a\" : 1 }"), new NativeCall("g", "no json")),
                "let me see"));
  }

  @Test
  void takesWhatServersSendInsteadOfTheStandard() throws MalformedReplyException {
    assertThat(answer("{\"content\": null, \"tool_calls\": []}")).isEqualTo(new Answer.Text(""));
    assertThat(answer("{\"tool_calls\": null}")).isEqualTo(new Answer.Text(""));
    assertThat(answer("{\"content\": [{\"type\": \"text\", \"text\": \"a\"}, {\"text\": \"b\"}]}"))
        .isEqualTo(new Answer.Text("ab"));
    assertThat(
            answer(
                "{\"tool_calls\": [{\"function\": {\"name\": \"f\", \"arguments\": {\"a\": 1}}}]}"))
        .isEqualTo(new Answer.Native(List.of(new NativeCall("f", "{\"a\":1}")), ""));
    assertThat(answer("{\"tool_calls\": [{\"function\": {\"name\": \"f\"}}]}"))
        .isEqualTo(new Answer.Native(List.of(new NativeCall("f", "")), ""));
  }

  @Test
  void averagesLogprobsOverTokens() throws MalformedReplyException {
    String body =
        """
        {"choices": [{"message": {"content": "x"},
          "logprobs": {"content": [{"logprob": -1.0}, {"logprob": -0.25}, {"logprob": 0}]}}]}
        """;
    // (-1 - 0.25 - 0) / 3
    assertThat(read(body).meanLogprob().orElseThrow()).isCloseTo(-1.25 / 3, within(1e-12));
    assertThat(read(body.replace("-0.25", "\"high\"")).meanLogprob()).isEmpty();
    assertThat(read(body.replace("-0.25", "-Infinity")).meanLogprob()).isEmpty();
  }

  @Test
  void ignoresCountsThatAreNone() throws MalformedReplyException {
    String body =
        """
        {"choices": [{"message": {"content": "x"}}],
         "usage": {"prompt_tokens": -4, "completion_tokens": 99999999999}}
        """;
    assertThat(read(body).usage()).isEqualTo(Usage.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``| an empty reply",
        "<html><body>502 Bad Gateway</body></html>| a web page, not JSON: <html>",
        "data: {\"choices\": []}| a stream of events",
        "{\"choices\": [{\"mess| broken JSON",
        "[]| the reply is no JSON object",
        "{}| a reply without 'choices'",
        "{\"choices\": []}| a reply without 'choices'",
        "{\"choices\": [null]}| 'choices[0]' is no JSON object",
        "{\"choices\": [{}]}| 'message' is no JSON object",
        "{\"choices\": [{\"message\": {\"content\": 5}}]}| 'content' is no text",
        "{\"choices\": [{\"message\": {\"tool_calls\": {}}}]}| 'tool_calls' is no list",
        "{\"choices\": [{\"message\": {\"tool_calls\": [5]}}]}| a tool call is no JSON object",
        "{\"choices\": [{\"message\": {\"tool_calls\": [{}]}}]}| 'function' is no JSON object",
        "{\"choices\": [{\"message\": {\"tool_calls\": [{\"function\": {}}]}}]}| 'name' is no text",
        "{\"error\": {\"message\": \"out of memory\"}}| an error with status 200: out of memory",
      })
  void saysWhatItGotInsteadOfACompletion(String body, String what) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(MalformedReplyException.class)
        .hasMessageContaining(what);
  }

  @Test
  void survivesDeepNesting() {
    assertThatThrownBy(() -> read("[".repeat(200_000))).isInstanceOf(MalformedReplyException.class);
  }

  @Test
  void survivesAnyDamage() {
    String whole = FakeReply.saidBody("hello \u00e9 \ud83d\ude00");
    Random random = new Random(11);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      StringBuilder body = new StringBuilder(whole);
      for (int hits = random.nextInt(4); hits >= 0; hits--) {
        body.setCharAt(random.nextInt(body.length()), "{}[]\",:0n\\<\0".charAt(random.nextInt(12)));
      }
      body.setLength(random.nextInt(2) == 0 ? body.length() : random.nextInt(body.length()));
      try {
        read(body.toString());
        read++;
      } catch (MalformedReplyException e) {
        assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(400);
      }
    }
    assertThat(read).isBetween(100, 4_900);
  }
}
