package org.javoke.data.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.data.read.ExampleFile.Entry;
import org.javoke.input.SharedFiles;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples written in BFCL's and ToolACE's forms, and read back. */
class WritersTest {

  private static final Value.Fields META =
      fields("{\"source\": \"own\", \"category\": \"c\", \"level\": 3}");

  private static final Tool TOOL =
      new Tool(
          "hotels.find",
          "finds",
          fields(
              """
              {"type": "object",
               "properties": {
                 "city": {"type": "string", "enum": ["Rome", "Oslo"]},
                 "type": {"type": "number", "default": 0.5},
                 "near": {"type": "object", "properties": {"x": {"type": "number"}}},
                 "days": {"type": "array", "items": {"type": "object", "properties": {}}}},
               "required": ["city"]}\
              """),
          fields("{\"response\": {\"type\": \"object\"}}"));

  @TempDir Path folder;

  @Test
  void bfclKeepsQuestionsToolsMetaDataAndAlternatives() throws IOException {
    List<Example> examples =
        List.of(
            question(
                "a",
                new Expectation.Calls(
                    List.of(
                        new ExpectedCall(
                            "hotels.find",
                            Map.of("city", List.of(Value.of("Rome"), Value.of(""))))))),
            question("b", new Expectation.NoCall()));
    Conversion.Outcome outcome = convert(examples, "bfcl", folder.resolve("out").resolve("x.json"));
    assertThat(outcome.losses()).isEmpty();
    Path out = folder.resolve("out").resolve("x.json");
    assertThat(outcome.answers())
        .isEqualTo(folder.resolve("out").resolve("possible_answer").resolve("x.json"))
        .content()
        .contains("{\"id\":\"a\",\"ground_truth\":[{\"hotels.find\":{\"city\":[\"Rome\",\"\"]}}]}");
    assertThat(Files.readString(out))
        .contains("\"question\":[[{", "\"type\":\"dict\"", "\"type\":\"float\"")
        .doesNotContain("\"type\":\"number\"");
    assertThat(read(out, "bfcl")).isEqualTo(examples);
  }

  @Test
  void bfclMakesOfAnAnswerWhatIsExpected() throws IOException {
    MadeCall call =
        MadeCall.of(
            "hotels.find",
            fields("{\"city\": \"Rome\", \"near\": {\"x\": 1}, \"days\": [{\"d\": 2}]}"));
    Path out = folder.resolve("x.json");
    Conversion.Outcome outcome =
        convert(
            List.of(
                sample("", Turn.user("q"), Turn.calling("", List.of(call))),
                sample("", Turn.user("q"), Turn.assistant("I cannot."))),
            "bfcl",
            out);
    assertThat(outcome.losses()).isEqualTo(Map.of("what the answer says", 1L));
    assertThat(outcome.answers())
        .content()
        .isEqualToIgnoringNewLines(
            "{\"id\":\"sample_1\",\"ground_truth\":[{\"hotels.find\":{\"city\":[\"Rome\"],"
                + "\"near\":[{\"x\":[1]}],\"days\":[[{\"d\":[2]}]]}}]}"
                + "{\"id\":\"sample_2\",\"ground_truth\":[]}");
    assertThat(read(out, "bfcl")).hasSize(2);
  }

  @Test
  void bfclHasNoPlaceForConversationsAnyCallOrASecondUseOfAnId() {
    MadeCall call = MadeCall.of("hotels.find", Value.Fields.EMPTY);
    Conversion.Outcome outcome =
        convert(
            List.of(
                question("a", new Expectation.NoCall()),
                question("a", new Expectation.NoCall()),
                question("b", new Expectation.AnyCall()),
                question("c", null),
                sample("d", Turn.user("q"), Turn.calling("", List.of(call)), Turn.assistant("a")),
                sample(
                    "e",
                    Turn.user("q"),
                    Turn.calling("", List.of(MadeCall.of("f", Value.of("?"))))),
                sample("f")),
            "bfcl",
            folder.resolve("x.json"));
    assertThat(outcome.written()).isEqualTo(1);
    assertThat(outcome.rejected()).isEqualTo(6);
    assertThat(outcome.reasons())
        .satisfiesExactly(
            reason -> assertThat(reason).contains("id a was there before"),
            reason -> assertThat(reason).contains("live_relevance"),
            reason -> assertThat(reason).contains("has no answer"),
            reason -> assertThat(reason).contains("message 2 of this sample calls tools"),
            reason -> assertThat(reason).contains("arguments of the call of f are no object"));
  }

  @Test
  void toolAceKeepsConversations() throws IOException {
    Example example =
        sample(
            "a",
            Turn.user("q"),
            Turn.calling(
                "",
                List.of(
                    call(
                            "hotels.find",
                            "{\"city\": \"it's \\\"Rome\\\"\\n\", \"n\": [1.5, null, true]}")
                        .withId("call_0"),
                    call("Get Weather", "{\"not a name\": {\"k\": -1}}").withId("call_1"))),
            Turn.result("call_0", "{\"found\": []}"),
            Turn.result("call_1", "rain"),
            Turn.assistant("Nothing found."));
    Example offering =
        example.withTools(List.of(TOOL, TOOL.withName("Get Weather"))).withMeta("source", TOOLACE);
    Path out = folder.resolve("x.jsonl");
    Conversion.Outcome outcome = convert(List.of(offering), "toolace", out);
    assertThat(outcome.losses()).containsOnlyKeys("meta.source", "the ids of calls");
    assertThat(Files.readString(out))
        .contains("that you can invoke:", "Get Weather(**{'not a name': {'k': -1}})");
    assertThat(read(out, "toolace")).containsExactly(offering);
  }

  @Test
  void toolAceHasNoPlaceForWhatWouldBeReadAsSomethingElse() {
    Conversion.Outcome outcome =
        convert(
            List.of(
                sample("a", Turn.user("q"), Turn.assistant("[hotels.find()]")),
                sample("b", Turn.user("q"), Turn.calling("", List.of(call("not offered", "{}")))),
                sample("c", Turn.user("q"), Turn.calling("", List.of(call("hotels.find", "[]"))))),
            "toolace",
            folder.resolve("x.jsonl"));
    assertThat(outcome.written()).isZero();
    assertThat(outcome.rejected()).isEqualTo(3);
  }

  /** Whatever a sample holds, it is written so that it can be read, or kept aside. */
  @ParameterizedTest
  @ValueSource(strings = {"bfcl", "toolace", "hermes", "tags", "xlam"})
  void whatIsWrittenCanBeRead(String form) {
    Random random = new Random(11);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      examples.add(anything(random, i));
    }
    Path out = folder.resolve("x.jsonl");
    Conversion.Outcome outcome = convert(examples, form, out);
    assertThat(outcome.written() + outcome.rejected()).isEqualTo(2000);
    assertThat(outcome.written()).isPositive();
    assertThat(read(out, form)).hasSize((int) outcome.written());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "data/bfcl/v4/BFCL_v4_live_multiple.json, bfcl, 1053",
    "data/bfcl/v4/BFCL_v4_live_irrelevance.json, bfcl, 884",
    "data/bfcl/v4/BFCL_v4_simple_java.json, bfcl, 100",
    "data/bfcl/v3/BFCL_v3_parallel_multiple.json, bfcl, 200",
    "data/hammer-tests/test/original/sealtool.json, toolace, 294",
  })
  void realSamplesComeBackAsTheyWere(String path, String form, int count) {
    Path file = SharedFiles.at(path);
    Path out = folder.resolve(String.valueOf(file.getFileName()).replace(".gz", ""));
    convert(file, DataFormats.AUTO, form, out);
    List<Example> written = read(file, DataFormats.of(DataFormats.AUTO, file).name());
    assertThat(written).hasSize(count);
    assertThat(read(out, form).stream().map(WritersTest::withoutSource))
        .containsExactlyElementsOf(written.stream().map(WritersTest::withoutSource).toList());
  }

  private static final Value TOOLACE = Value.of("toolace");

  private static Example withoutSource(Example example) {
    return example.withMeta(Example.SOURCE, Value.of("any"));
  }

  private static Example question(
      String id, @org.jspecify.annotations.Nullable Expectation expected) {
    return sample(id, Turn.user("q \u00e9")).withExpected(expected);
  }

  private static Example sample(String id, Turn... turns) {
    return new Example(id, List.of(turns), List.of(TOOL), null, META);
  }

  private static MadeCall call(String name, String arguments) {
    return MadeCall.of(name, value(arguments));
  }

  private static Value.Fields fields(String json) {
    return (Value.Fields) value(json);
  }

  private static Value value(String json) {
    try {
      return Json.read(json);
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  private Conversion.Outcome convert(List<Example> examples, String form, Path out) {
    Path file = folder.resolve("canonical.jsonl");
    try (LineFile lines = LineFile.create(file)) {
      examples.forEach(example -> lines.add(CanonicalForm.write(example)));
      lines.complete();
    }
    return convert(file, "canonical", form, out);
  }

  private Conversion.Outcome convert(Path file, String from, String form, Path out) {
    return new Conversion(from, TargetForm.named(form))
        .run(List.of(file), out, folder.resolve("rejects"), (_, _) -> {});
  }

  private static List<Example> read(Path file, String format) {
    return ExampleFile.readAll(file, DataFormats.named(format)).stream()
        .map(entry -> {
          if (entry instanceof Entry.Good good) {
            return good.example();
          }
          throw new AssertionError(entry);
        })
        .toList();
  }

  private static Example anything(Random random, int i) {
    List<Turn> turns = new ArrayList<>(List.of(Turn.user(text(random))));
    for (int t = random.nextInt(4); t > 0; t--) {
      switch (random.nextInt(4)) {
        case 0 -> turns.add(Turn.result("", text(random)));
        case 1 -> turns.add(new Turn(text(random), text(random)));
        case 2 -> turns.add(Turn.assistant(text(random)));
        default ->
            turns.add(
                Turn.calling(
                    random.nextBoolean() ? "" : text(random),
                    List.of(MadeCall.of(text(random), anyValue(random, 3)))));
      }
    }
    Value.Fields schema = new Value.Fields(Map.of(text(random), anyValue(random, 3)));
    return new Example(
        random.nextInt(9) == 0 ? "" : "id" + i,
        turns,
        List.of(new Tool("t" + text(random), text(random), schema)),
        random.nextBoolean() ? null : new Expectation.NoCall(),
        new Value.Fields(Map.of(text(random), anyValue(random, 1))));
  }

  private static Value anyValue(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> Value.NULL;
      case 1 -> Value.of(random.nextInt());
      case 2 -> Value.of(random.nextGaussian() * 1e300);
      case 3 -> Value.of(text(random));
      case 4 -> Value.of(List.of(anyValue(random, depth - 1)));
      default -> new Value.Fields(Map.of(text(random), anyValue(random, depth - 1)));
    };
  }

  private static String text(Random random) {
    String[] words = {
      "a",
      "type",
      "object",
      "properties",
      "items",
      "[",
      "f(x=1)]",
      "'",
      "\"",
      "\\",
      "\n",
      "id",
      "<tool_call>",
      "{}",
      "assistant",
      "system",
      "required",
      "question",
      "function",
      "tool",
      "\u00e9"
    };
    StringBuilder text = new StringBuilder(words[random.nextInt(words.length)]);
    while (random.nextInt(3) == 0) {
      text.append(words[random.nextInt(words.length)]);
    }
    return text.toString();
  }
}
