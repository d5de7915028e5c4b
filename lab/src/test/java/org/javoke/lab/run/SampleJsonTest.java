package org.javoke.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.input.InputException;
import org.javoke.score.Score;
import org.javoke.score.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleJsonTest {

  static Stream<Sample> samples() {
    Sample plain = Examples.correct("a", "simple_python");
    return Stream.of(
        plain,
        Examples.wrong("b", "simple_python"),
        Examples.unscored("c", "simple_python"),
        Examples.full(),
        new Sample(
            "d",
            "level-1-response",
            new Answer.Text("Done."),
            List.of(),
            Map.of("rouge_l", new Score.Graded(0.8571)),
            Telemetry.NONE,
            List.of()),
        new Sample(
            "nothing",
            "irrelevance",
            new Answer.Native(List.of(), ""),
            List.of(),
            Map.of(),
            Telemetry.NONE,
            List.of()),
        conversation(new Answer.Text("[ls()]"), new Answer.Text("Done.")),
        conversation(
            new Answer.Native(List.of(new NativeCall("ls", "{}")), "Let me look."),
            new Answer.Native(List.of(), "Done.")));
  }

  private static Sample conversation(Answer first, Answer second) {
    return new Sample(
        "talk",
        "multi_turn_base",
        new Answer.Turns(List.of(List.of(first, second), List.of())),
        List.of(),
        Map.of(),
        Telemetry.NONE,
        List.of(),
        new Trace(
            List.of(
                new Trace.Turn(
                    List.of(
                        new Trace.Step(List.of("ls()"), List.of("[]")),
                        new Trace.Step(List.of(), List.of())),
                    List.of("FS.root is empty")),
                new Trace.Turn(List.of(), List.of()))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsWhatItWrote(Sample sample) {
    String line = new String(Utf8Line.encode(SampleJson.write(sample)), StandardCharsets.UTF_8);

    assertThat(line).endsWith("\n").hasLineCount(1);
    assertThat(SampleJson.read("here", line)).isEqualTo(sample);
  }

  @Test
  void writesRepliesAsTheReferenceLaysThemOut() {
    assertThat(SampleJson.write(Examples.full()))
        .contains("\"reply\":[{\"f\":\"{\\\"a\\\": 1.50}\"},")
        .contains("\"reply_text\":\"Let me see.");
    assertThat(SampleJson.write(Examples.correct("a", "c")))
        .contains("\"reply\":\"[weather.now(city=\\\"Oslo\\\")]\"")
        .contains("\"calls\":[{\"name\":\"weather.now\",\"arguments\":{\"city\":\"Oslo\"}}]")
        .contains(
            "\"latency_ms\":125.0,\"prompt_tokens\":100,\"completion_tokens\":12,\"attempts\":1")
        .doesNotContain("reply_text");
  }

  @Test
  void writesVerdictsWithTheirReasons() {
    assertThat(SampleJson.write(Examples.full()))
        .contains(
            "\"bfcl\":{\"status\":\"wrong\",\"kind\":\"wrong_value\","
                + "\"error_type\":\"value_error:string\",\"explanation\":\"Got")
        .contains(
            "\"fair\":{\"status\":\"correct\",\"kind\":null,\"error_type\":null,"
                + "\"explanation\":null}");
    assertThat(SampleJson.write(Examples.unscored("c", "simple_python")))
        .contains("\"reply\":null")
        .contains("\"reason\":\"HTTP 500\"")
        .contains("\"status\":\"unscored\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "3",
        "{}",
        "{\"id\":1}",
        "{\"id\":\"a\",\"category\":\"c\"}",
        "nul",
        "\u0000"
      })
  void refusesOtherLinesAndNamesThePlace(String line) {
    assertThatThrownBy(() -> SampleJson.read("samples.jsonl, line 7", line))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("samples.jsonl, line 7");
  }

  @Test
  void refusesBrokenLinesWithoutAnyOtherError() {
    Random random = new Random(11);
    String whole = SampleJson.write(Examples.full());
    for (int i = 0; i < 5_000; i++) {
      StringBuilder line = new StringBuilder(whole);
      for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
        int at = random.nextInt(line.length());
        switch (random.nextInt(3)) {
          case 0 -> line.deleteCharAt(at);
          case 1 -> line.setCharAt(at, "{}[]\",:0a\\".charAt(random.nextInt(10)));
          default -> line.insert(at, "{}[]\",:0a\\".charAt(random.nextInt(10)));
        }
      }
      assertThatReadsOrRefuses(line.toString());
    }
  }

  private static void assertThatReadsOrRefuses(String line) {
    try {
      assertThat(SampleJson.read("here", line).id()).isNotNull();
    } catch (InputException e) {
      assertThat(e).hasMessageContaining("here");
    }
  }
}
