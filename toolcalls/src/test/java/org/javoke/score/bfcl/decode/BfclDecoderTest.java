package org.javoke.score.bfcl.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.call.ToolCall;
import org.javoke.schema.Language;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BfclDecoderTest {

  private static final List<String> HOSTILE =
      List.of(
          "(",
          "[",
          "{",
          "f(a=",
          "f(a=[",
          "-",
          "not ",
          "a.",
          "1+",
          "lambda:",
          "\"",
          "<a>",
          "[{",
          "}",
          "<functions>",
          "f(a=1,",
          "x if x else ",
          "f'{",
          "\\",
          "é");

  private final BfclDecoder decoder = new BfclDecoder();

  private Decoded python(String text) {
    return decoder.decodePrompted(text, ReturnFormat.PYTHON, false);
  }

  private static ToolCall call(String name, Map<String, Value> arguments) {
    return new ToolCall(name, new Value.Fields(arguments));
  }

  private static List<ToolCall> calls(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Calls.class);
    return ((Decoded.Calls) decoded).calls();
  }

  @Test
  void addsMissingBrackets() {
    assertThat(calls(python("`a.f(x=1)\n"))).containsExactly(call("a.f", Map.of("x", Value.of(1))));
  }

  @Test
  void keepsTheReferencesQuirks() {
    assertThat(calls(python("f('lost', x=+5, y=~True, z=not 2, w=g(h()))")))
        .containsExactly(
            call(
                "f",
                Map.of(
                    "x", Value.of(-5),
                    "y", Value.of(-1),
                    "z", Value.of(-2),
                    "w", Value.of("g(h())"))));
  }

  @Test
  void namesUnpackedArguments() {
    assertThat(calls(python("f(**{'a': 1})")).getFirst().arguments().values())
        .containsOnlyKeys(Decoded.UNNAMED);
  }

  @Test
  void mergesKeysThatPythonTakesForEqual() {
    assertThat(calls(python("f(x={1: 'a', True: 'b', 1.0: 'c'})")))
        .containsExactly(
            call(
                "f",
                Map.of(
                    "x", new Value.Table(List.of(new Value.Entry(Value.of(1), Value.of("c")))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(x=1 + len('abc'))",
        "f(x=9 ** 9 ** 9)",
        "f(x='a' * 10 ** 9)",
        "f(x=[[0] * 1000] * 1000)",
        "f(x=1 << 10 ** 6)",
        "f(x='%999999999d' % 1)",
        "f(x=(0).__class__)",
        "f(x=lambda: 1)"
      })
  void neverEvaluatesWhatAModelWrote(String text) {
    assertThat(python(text)).isInstanceOf(Decoded.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 // -2 | -4",
        "-7 % 3 | 2",
        "2 ** -1 | 0.5",
        "1 / 3 | 0.3333333333333333",
        "True + True | 2",
        "-7.5 // 2 | -4.0",
        "~5 & 6 | 2",
        "1 << 3 | 8",
        "2.5 % -2 | -1.5"
      })
  void worksOutArithmeticOnLiterals(String example) {
    String[] parts = example.split(" \\| ", 2);
    Value value = calls(python("f(x=" + parts[0] + ")")).getFirst().arguments().at("x");
    assertThat(PythonRepr.of(Objects.requireNonNull(value))).isEqualTo(parts[1]);
  }

  @Test
  void readsTextFromAnswers() {
    assertThat(decoder.decode(new Answer.Text("[]"), ReturnFormat.of(Language.PYTHON)).isEmpty())
        .isTrue();
  }

  @Test
  void readsNativeCallsFromAnswers() {
    Answer answer = new Answer.Native(List.of(new NativeCall("f", "{\"a\": [1.0]}")), "Sure.");
    assertThat(calls(decoder.decode(answer, ReturnFormat.PYTHON)))
        .containsExactly(call("f", Map.of("a", Value.of(List.of(Value.of(1.0))))));
  }

  @Test
  void refusesTextWhereNativeCallsWereExpected() {
    Answer answer = new Answer.Native(List.of(), "I cannot.");
    assertThat(decoder.decode(answer, ReturnFormat.PYTHON)).isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void takesArgumentsThatAreNoObjectForNoCall() {
    Answer answer = new Answer.Native(List.of(new NativeCall("f", "5")), "");
    Decoded decoded = decoder.decode(answer, ReturnFormat.PYTHON);
    assertThat(decoded).isInstanceOf(Decoded.NotCalls.class);
    assertThat(decoded.isEmpty()).isTrue();
  }

  @Test
  void readsJavaWithItsShiftedSlices() {
    Decoded plain = decoder.decodePrompted("[Foo.bar(a=\"x\", b=1)]", ReturnFormat.JAVA, false);
    assertThat(calls(plain))
        .containsExactly(call("Foo.bar", Map.of("a", Value.of("x"), "b", Value.of("1"))));
    Decoded shifted = decoder.decodePrompted("[Foo.bar(a=\"é\", b=1)]", ReturnFormat.JAVA, false);
    assertThat(calls(shifted).getFirst().arguments().values()).doesNotContainKey("b");
  }

  @Test
  void findsNoCallInTwoOfJavaScript() {
    assertThat(decoder.decodePrompted("[f(a=1), g(b=2)]", ReturnFormat.JAVASCRIPT, false))
        .isEqualTo(new Decoded.NotCalls(Value.NULL));
  }

  @ParameterizedTest
  @EnumSource(
      value = ReturnFormat.class,
      names = {"PYTHON", "JSON", "VERBOSE_XML", "CONCISE_XML"})
  void survivesHostileText(ReturnFormat format) {
    for (String part : HOSTILE) {
      String text = part.repeat(100_000 / part.length());
      for (String reply : List.of(text, "[f(x=1, y=" + text, text + "</functions>")) {
        assertTimeout(
            Duration.ofSeconds(20),
            () -> decoder.decodePrompted(reply, format, false),
            () -> "slow on " + part);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "[", "f(a=", "{"})
  void givesUpOnHostileSource(String part) {
    String text = "[f(x=1, y=" + part.repeat(10_000);
    for (ReturnFormat format : List.of(ReturnFormat.JAVA, ReturnFormat.JAVASCRIPT)) {
      assertTimeout(Duration.ofSeconds(20), () -> decoder.decodePrompted(text, format, false));
    }
  }

  @Test
  void refusesDeeplyNestedSource() {
    String text = "[Foo.f(x=" + "(".repeat(300) + "1" + ")".repeat(300) + ")]";
    assertThat(decoder.decodePrompted(text, ReturnFormat.JAVA, false))
        .isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void refusesTextThatIsTooLong() {
    String text = "f(x='" + "a".repeat(BfclDecoder.MAX_LENGTH) + "')";
    assertThat(python(text)).isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void writesCallsToRun() {
    assertThat(decoder.executePrompted("[f(x='1', y={'a': {'b': 2}}), g(z={'k': 'v'})]"))
        .isEqualTo(new Executable.Sources(List.of("f(x='1', y=a(b=2))", "g(z={'k': 'v'})")));
    assertThat(decoder.executePrompted("f(x={})")).isInstanceOf(Executable.Refused.class);
  }
}
