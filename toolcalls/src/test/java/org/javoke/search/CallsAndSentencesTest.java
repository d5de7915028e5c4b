package org.javoke.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.call.ToolCall;
import org.javoke.search.Step.Kind;
import org.javoke.search.StepRule.Cut;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallsAndSentencesTest {

  private static final List<ToolCall> CALLS =
      List.of(
          new ToolCall("f", new Value.Fields(Map.of("a", Value.of("\"x, y) } ]. Z\"")))),
          new ToolCall("g", new Value.Fields(Map.of("b", Value.of(2)))),
          new ToolCall("h", new Value.Fields(Map.of())));

  static Stream<CallFormat> formats() {
    return CallFormats.all().stream();
  }

  private static List<String> texts(CallFormat format, String answer) {
    return new CallsAndSentences(format).split(answer).stream().map(Step::text).toList();
  }

  private static List<String> texts(String format, String answer) {
    return texts(CallFormats.named(format), answer);
  }

  @Test
  void sentencesAndLinesAreSteps() {
    assertThat(texts("hermes", "First I look. It costs 3.5 (about). \"Really?\" Yes, so\nDone"))
        .containsExactly(
            "First I look.", " It costs 3.5 (about).", " \"Really?\"", " Yes, so\n", "Done");
  }

  @Test
  void whatIsVeryShortGoesWithTheNext() {
    assertThat(texts("hermes", "1. Look it up. 2. Go."))
        .containsExactly("1. Look it up.", " 2. Go.");
  }

  @Test
  void eachTaggedCallIsAStep() {
    String call =
        "<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\": \"</tool_call>.\\n\"}}\n</tool_call>";
    assertThat(texts("hermes", "Let me see. " + call + "\n" + call + "\nThat is all."))
        .containsExactly("Let me see.", " " + call + "\n", call + "\n", "That is all.");
  }

  @Test
  void callsOfOneListAreAStepEach() {
    assertThat(texts("pythonic", "[f(a=[1, 2], b='x, y'), g()]"))
        .containsExactly("[f(a=[1, 2], b='x, y'),", " g()]");
    assertThat(
            texts(
                "openai",
                "[{\"name\": \"f\", \"arguments\": {}}, {\"name\": \"g\", \"arguments\": {}}] ok"))
        .containsExactly(
            "[{\"name\": \"f\", \"arguments\": {}},",
            " {\"name\": \"g\", \"arguments\": {}}]",
            " ok");
  }

  @Test
  void aListLeftOpenIsRemembered() {
    List<Step> steps =
        new CallsAndSentences(CallFormats.named("pythonic")).split("[f(a=1), g(a=2)] Fine.");
    assertThat(steps)
        .containsExactly(
            new Step("[f(a=1),", Kind.CALL, true),
            new Step(" g(a=2)]", Kind.CALL, false),
            new Step(" Fine.", Kind.SENTENCE, false));
  }

  @Test
  void marksOfOtherFormatsBelongToTheirCalls() {
    assertThat(
            texts(
                "llama3",
                "<|python_tag|>{\"name\": \"f\", \"parameters\": {}}; {\"name\": \"g\", \"parameters\": {}}"))
        .containsExactly(
            "<|python_tag|>{\"name\": \"f\", \"parameters\": {}};",
            " {\"name\": \"g\", \"parameters\": {}}");
    assertThat(texts("mistral", "[TOOL_CALLS]f[ARGS]{\"a\": 1}[TOOL_CALLS]g{}"))
        .containsExactly("[TOOL_CALLS]f[ARGS]{\"a\": 1}", "[TOOL_CALLS]g{}");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void asManyStepsAsCallsInEveryFormat(CallFormat format) {
    String answer = format.write(CALLS);
    assertThat(texts(format, answer)).hasSize(3);
    assertThat(String.join("", texts(format, answer))).isEqualTo(answer);
    List<Content> contents =
        new CallsAndSentences(format)
            .split(answer).stream().map(step -> Content.of(step, format)).toList();
    assertThat(contents)
        .allSatisfy(content -> assertThat(content).isInstanceOf(Content.Calls.class));
  }

  @Test
  void anEndIsKnownOnceSomethingFollows() {
    CallsAndSentences rule = new CallsAndSentences(CallFormats.named("hermes"));
    assertThat(rule.next("It costs 3.", 0, false, false)).isNull();
    assertThat(rule.next("It costs 3.5 now", 0, false, false)).isNull();
    assertThat(rule.next("It costs 3. ", 0, false, false)).isNull();
    assertThat(rule.next("It costs 3. N", 0, false, false))
        .isEqualTo(new Cut(11, false, Kind.SENTENCE));
    assertThat(rule.next("It costs 3.\n\nN", 0, false, false))
        .isEqualTo(new Cut(13, false, Kind.SENTENCE));
    assertThat(rule.next("It costs 3.", 0, false, true))
        .isEqualTo(new Cut(11, false, Kind.SENTENCE));
  }

  @Test
  void brokenCallsAreStepsAllTheSame() {
    assertThat(texts("hermes", "<tool_call>{\"name\": \"f\"")).hasSize(1);
    assertThat(texts("hermes", "<tool_call>none</tool_call></tool_call>")).hasSize(2);
    assertThat(texts("pythonic", "[f(a='never closed)]")).hasSize(1);
    assertThat(texts("hermes", "")).isEmpty();
    assertThat(texts("hermes", " \n ")).containsExactly(" \n ");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void anyTextIsTheStepsOfIt(CallFormat format) {
    CallsAndSentences rule = new CallsAndSentences(format);
    for (int seed = 0; seed < 2_000; seed++) {
      String text = Texts.random(new Random(seed));
      List<Step> steps = rule.split(text);
      assertThat(steps.stream().map(Step::text).collect(Collectors.joining())).isEqualTo(text);
      assertThat(steps).allSatisfy(step -> assertThat(step.text()).isNotEmpty());
      steps.forEach(step -> Content.of(step, format));
    }
  }

  /** What the model says next must not move the end of a step that was found. */
  @ParameterizedTest
  @MethodSource("formats")
  void anEndStaysWhereItIs(CallFormat format) {
    CallsAndSentences rule = new CallsAndSentences(format);
    for (int seed = 0; seed < 1_000; seed++) {
      String text = Texts.random(new Random(seed));
      Cut first = null;
      for (int length = 1; length <= text.length(); length++) {
        Cut cut = rule.next(text.substring(0, length), 0, false, false);
        if (first != null) {
          assertThat(cut).as("seed %d: %s", seed, text.substring(0, length)).isEqualTo(first);
        }
        first = cut;
      }
    }
  }

  @Test
  void aVeryLongAnswerHasABoundedNumberOfSteps() {
    String answer = "Yes it is. ".repeat(3_000);
    List<Step> steps = new CallsAndSentences(CallFormats.named("hermes")).split(answer);
    assertThat(steps).hasSize(StepRule.MOST_STEPS);
    assertThat(steps.stream().map(Step::text).collect(Collectors.joining())).isEqualTo(answer);
  }

  @Test
  void fragmentsKnowNothingOfCalls() {
    assertThat(Fragments.ITOOL_CODE.split("[f(a=1, b=2), g()]").stream().map(Step::text))
        .containsExactly("[f(a=", "1, b=", "2), g(", ")]");
  }
}
