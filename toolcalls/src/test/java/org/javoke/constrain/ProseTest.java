package org.javoke.constrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.constrain.CallGrammar.Calling;
import org.javoke.schema.Tool;
import org.javoke.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts together what parsers might take for calls, and looks at every place where a reply ends. */
class ProseTest {

  private static final int WALKS = 400;
  private static final int FRAGMENTS = 14;

  private static final Tool TOOL =
      new Tool(
          "f.g",
          "",
          new Value.Fields(
              Map.of(
                  "properties",
                  new Value.Fields(
                      Map.of("a", new Value.Fields(Map.of("type", Value.of("integer"))))))));

  private static final List<String> PIECES =
      List.of(
          "<tool_call>",
          "</tool_call>",
          "<tool_call/>",
          "<tool_call",
          ">",
          "/",
          "<",
          "tool_call",
          "[TOOL_CALLS]",
          "[TOOL",
          "_CALLS]",
          "[ARGS]",
          "<|python_tag|>",
          "<|python",
          "_tag|>",
          "{",
          "}",
          "[",
          "[\n",
          "]",
          "(",
          ")",
          "=",
          "==",
          ":",
          ";",
          ",",
          ".",
          "\"",
          "'",
          "`",
          "```",
          "\"name\"",
          "\"arguments\"",
          "\"parameters\"",
          "\"type\"",
          "\"function\"",
          "\"f.g\"",
          "{\"name\": ",
          "{\"name\": \"f.g\", \"arguments\": {",
          "\"a\": 1",
          "}}",
          "{\"name\": \"f.g\", \"parameters\": {",
          "f",
          "f.g",
          "g",
          "f(",
          "f.g(",
          "a",
          "a=",
          "a=1",
          "\"a\"",
          "1",
          "-",
          "0",
          " ",
          "\n",
          "\t",
          "\r",
          "\f",
          "\u3000",
          "\u2028",
          "\u001c",
          "\u00a0",
          "\u00e9",
          "$",
          "_x",
          "\u201c",
          "\u201d",
          "**{",
          "x",
          "Well");

  @ParameterizedTest
  @ValueSource(strings = {"hermes", "llama3", "mistral", "openai", "pythonic"})
  void whereAReplyMayEndItIsNoMalformedOne(String name) {
    CallFormat format = CallFormats.named(name);
    CallGrammar grammar = CallGrammar.of(format, List.of(TOOL), Calling.AUTO);
    CallGrammar without = CallGrammar.of(format, List.of(), Calling.AUTO);
    Random random = new Random(11);
    int withCalls = 0;
    for (int i = 0; i < WALKS; i++) {
      withCalls += walk(grammar, format, random);
      assertThat(walk(without, format, random)).as("calls without tools").isZero();
    }
    assertThat(withCalls).isPositive();
  }

  private static int walk(CallGrammar grammar, CallFormat format, Random random) {
    StringBuilder text = new StringBuilder();
    State state = grammar.start();
    int withCalls = 0;
    for (int tries = 0; tries < 8 * FRAGMENTS; tries++) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      State next = state;
      for (byte value : piece.getBytes(StandardCharsets.UTF_8)) {
        next = grammar.next(next, value & 0xff);
      }
      if (!next.isDead()) {
        state = next;
        text.append(piece);
        if (grammar.accepting(state)) {
          withCalls += checked(format.parse(text.toString()), text.toString());
        }
      }
    }
    return withCalls;
  }

  private static int checked(Parsed parsed, String text) {
    return switch (parsed) {
      case Parsed.Prose _ -> 0;
      case Parsed.Malformed malformed -> throw new AssertionError(malformed);
      case Parsed.Calls(List<ToolCall> calls, String _) -> {
        assertThat(calls)
            .as(text)
            .allSatisfy(call -> assertThat(call.name()).isEqualTo("f.g"))
            .allSatisfy(call ->
                assertThat(call.arguments().values())
                    .allSatisfy((name, value) -> {
                      assertThat(name).isEqualTo("a");
                      assertThat(value).isInstanceOf(Value.Int.class);
                    }));
        yield 1;
      }
    };
  }
}
