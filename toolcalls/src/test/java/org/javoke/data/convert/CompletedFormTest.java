package org.javoke.data.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.javoke.benchmark.NativeNames;
import org.javoke.benchmark.custom.ExactCalls;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.data.convert.TargetForm.Written;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.data.read.ExampleFile.Entry;
import org.javoke.data.read.RecordException;
import org.javoke.input.SharedFiles;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Score;
import org.javoke.score.bfcl.BfclScorer;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletedFormTest {

  private static final TargetForm FORM = TargetForm.completed(TargetForm.named("canonical"));

  private static final Tool WEATHER =
      new Tool(
          "weather",
          "",
          (Value.Fields)
              value(
                  """
                  {"type": "object", "required": ["city", "unit"], "properties": {
                    "city": {"type": "string"}, "unit": {"type": "string"},
                    "at": {"type": "object", "properties": {"day": {"type": "integer"}}},
                    "days": {"type": "integer"}}}
                  """));

  private static Example example(@Nullable Expectation expected, Turn... turns) {
    return new Example("1", List.of(turns), List.of(WEATHER), expected, Value.Fields.EMPTY);
  }

  private static String written(Example example) {
    return FORM.write(example) instanceof Written.Line(var line, var _)
        ? Json.write(line)
        : FORM.write(example).toString();
  }

  private static Value value(String json) {
    try {
      return Json.read(json);
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theFirstAcceptedValuesMakeTheAnswer() {
    Map<String, List<Value>> accepted =
        Map.of(
            "city", List.of(Value.of("Rome"), Value.of("Roma")),
            // It may be left out, and the tool requires it: then it is given.
            "unit", List.of(Value.of(""), Value.of("C")),
            // Of an object each key has accepted values of its own.
            "at", List.of(value("{\"day\": [3, 4], \"hour\": [\"\", 7]}")),
            // Left out where that comes first.
            "days", List.of(Value.of(""), value("2")));
    Example asked =
        example(
            new Expectation.Calls(List.of(new ExpectedCall("weather", accepted))),
            Turn.user("Rome?"));
    assertThat(written(asked))
        .contains(
            "\"expected\":[{\"weather\":",
            "\"role\":\"assistant\"",
            "\"city\":\"Rome\"",
            "\"unit\":\"C\"",
            "{\"day\":3}")
        .doesNotContain("\"days\":2");
  }

  @Test
  void theCallsOfTheAnswerAreWhatIsExpected() {
    MadeCall call = MadeCall.of("weather", value("{\"city\": \"Rome\", \"at\": {\"day\": 3}}"));
    assertThat(written(example(null, Turn.user("Rome?"), Turn.calling("", List.of(call)))))
        .contains("\"expected\":[{\"weather\":{\"city\":[\"Rome\"],\"at\":[{\"day\":[3]}]}}]");
    assertThat(written(example(null, Turn.user("Hello"), Turn.assistant("Hi"))))
        .contains("\"expected\":[]");
  }

  @Test
  void whatHasBothStaysAsItIs() {
    Example both = example(new Expectation.NoCall(), Turn.user("Hello"), Turn.assistant("Hi"));
    assertThat(FORM.write(both)).isEqualTo(TargetForm.named("canonical").write(both));
  }

  @Test
  void whatNeitherCanBeToldOfIsKeptAside() {
    assertThat(aside(new Expectation.NoCall()))
        .isEqualTo("no call is expected, and not said what to answer instead");
    assertThat(aside(new Expectation.AnyCall()))
        .isEqualTo("some call is expected, and not said which");
    assertThat(aside(null)).isEqualTo("it has no answer, and says not what is expected");
    MadeCall broken = MadeCall.of("weather", Value.of("{city"));
    assertThat(FORM.write(example(null, Turn.user("?"), Turn.calling("", List.of(broken)))))
        .isEqualTo(new Written.Impossible("the arguments of the call of weather are no object"));
  }

  private static String aside(@Nullable Expectation expected) {
    return ((Written.Impossible) FORM.write(example(expected, Turn.user("?")))).reason();
  }

  /** The benchmark's own questions: the answer that is written is one that its rules call right. */
  @ParameterizedTest
  @ValueSource(strings = {"simple_python", "multiple", "parallel", "parallel_multiple"})
  void answersOfBfclAreRight(String category) throws RecordException {
    Path file = SharedFiles.at("data/bfcl/v4/BFCL_v4_" + category + ".json");
    int wrong = 0;
    int all = 0;
    for (Entry entry : ExampleFile.readAll(file, DataFormats.named("bfcl"))) {
      Example example = ((Entry.Good) entry).example();
      Example complete = CompletedForm.complete(example);
      List<NativeCall> calls =
          complete.messages().getLast().calls().stream()
              .map(
                  call -> new NativeCall(NativeNames.of(call.name()), Json.write(call.arguments())))
              .toList();
      Score score =
          new BfclScorer()
              .score(
                  NativeNames.of(
                      ExactCalls.task(example.tools(), Objects.requireNonNull(example.expected()))),
                  new Answer.Native(calls, ""));
      wrong += score instanceof Score.Correct ? 0 : 1;
      all++;
    }
    assertThat(all).isGreaterThanOrEqualTo(200);
    // Some questions accept no answer at all by their own rules, such as a text where a list is
    // due.
    assertThat(wrong).isLessThanOrEqualTo(all / 50);
  }
}
