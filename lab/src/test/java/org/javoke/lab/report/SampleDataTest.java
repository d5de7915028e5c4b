package org.javoke.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.javoke.call.NativeCall;
import org.javoke.lab.run.Examples;
import org.javoke.lab.run.Sample;
import org.javoke.score.Score;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class SampleDataTest {

  @Test
  void isNullWhereThereIsNoSample() {
    assertThat(SampleData.of(null)).isEqualTo(Value.NULL);
  }

  @Test
  void keepsFloatsFloats() {
    Sample sample =
        Runs.sample("id", "c", "r", new Score.Correct(), new Score.Correct(), List.of());
    assertThat(Json.write(SampleData.of(sample))).contains("[\"days\",\"5.0\"]");
  }

  @Test
  void showsStructuredCallsAsSent() {
    List<NativeCall> calls =
        List.of(new NativeCall("f", "{\"a\": 1}"), new NativeCall("g", "no JSON"));
    assertThat(SampleData.answer("", calls)).isEqualTo("f {\"a\": 1}\ng no JSON");
    assertThat(SampleData.answer("Let me see.", calls)).startsWith("Let me see.\nf ");
    assertThat(SampleData.answer("Only words.", List.of())).isEqualTo("Only words.");
  }

  @Test
  void tellsOfAnUnscoredSampleWhy() {
    Value.Fields sample = fields(SampleData.of(Examples.unscored("id", "c")));
    assertThat(sample.at("reply")).isEqualTo(Value.of(""));
    assertThat(sample.at("ms")).isEqualTo(Value.NULL);
    assertThat(fields(fields(sample, "scores"), "bfcl"))
        .isEqualTo(
            new Value.Fields(Map.of("status", Value.of("unscored"), "why", Value.of("HTTP 500"))));
  }

  @Test
  void tellsWhatAScaffoldChanged() {
    assertThat(Json.write(SampleData.of(Examples.full())))
        .contains(
            "\"scaffold\":\"repair\"", "\"note\":\"closed a bracket\"", "\"reply\":\"[f(a=1\"");
  }

  @Test
  void cutsARunawayReplyAndSaysHowMuchIsMissing() {
    String reply = "x".repeat(SampleData.LONGEST + 7);
    Sample sample =
        Runs.sample("id", "c", reply, new Score.Correct(), new Score.Correct(), List.of());
    Value.Fields written = fields(SampleData.of(sample));
    assertThat(written.at("cut")).isEqualTo(Value.of(7));
    assertThat(written.at("reply")).isEqualTo(Value.of("x".repeat(SampleData.LONGEST)));
  }

  @Test
  void cutsNoLetterInHalf() {
    String text = "x".repeat(SampleData.LONGEST - 1) + "😀";
    assertThat(SampleData.cut(text)).hasSize(SampleData.LONGEST - 1).doesNotContain("\ud83d");
  }

  private static Value.Fields fields(Value value) {
    return (Value.Fields) value;
  }

  private static Value.Fields fields(Value.Fields parent, String name) {
    if (parent.at(name) instanceof Value.Fields fields) {
      return fields;
    }
    throw new AssertionError("no object " + name + " in " + Json.write(parent));
  }
}
