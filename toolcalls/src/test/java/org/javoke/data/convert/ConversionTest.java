package org.javoke.data.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.javoke.input.ChoiceException;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

  private static final Value.Fields SCHEMA =
      new Value.Fields(
          Map.of(
              "type",
              Value.of("object"),
              "properties",
              new Value.Fields(Map.of("a", new Value.Fields(Map.of("type", Value.of("string")))))));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"samples.jsonl", "samples.jsonl.gz", "samples.jsonl.zst"})
  void theCanonicalFormHoldsEverything(String name) {
    Random random = new Random(3);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      examples.add(anything(random, i));
    }
    Path file = folder.resolve(name);
    try (LineFile lines = LineFile.create(file)) {
      examples.forEach(example -> lines.add(CanonicalForm.write(example)));
      lines.complete();
    }
    assertThat(good(file, "canonical")).isEqualTo(examples);
  }

  /** What hermes and tags can hold comes back as it was: no ids, no expectation. */
  @ParameterizedTest
  @ValueSource(strings = {"hermes", "tags", "toolace", "xlam"})
  void otherFormsGiveBackWhatTheyHold(String form) {
    List<Example> plain =
        List.of(
            new Example(
                "one",
                List.of(
                    Turn.user("q \u00e9\n\"quoted\""),
                    Turn.calling(
                        "",
                        List.of(
                            MadeCall.of("f", new Value.Fields(Map.of("a", Value.of("</x>")))),
                            MadeCall.of("g", Value.Fields.EMPTY)))),
                List.of(new Tool("f", "d", SCHEMA), new Tool("g", "", SCHEMA)),
                null,
                new Value.Fields(Map.of(Example.SOURCE, Value.of(form)))));
    Path file = folder.resolve("canonical.jsonl");
    write(file, plain);
    Path out = folder.resolve("out.jsonl");
    Conversion.Outcome outcome =
        new Conversion("canonical", TargetForm.named(form))
            .run(List.of(file), out, folder.resolve("rejects"), (_, _) -> {});
    assertThat(outcome.written()).isEqualTo(1);
    assertThat(good(out, form)).isEqualTo(plain);
  }

  @Test
  void whatAFormCannotHoldIsListedAndWhatItHasNoPlaceForIsKeptAside() throws IOException {
    Path file = folder.resolve("canonical.jsonl");
    Example expecting =
        new Example(
            "",
            List.of(Turn.user("q")),
            List.of(),
            new Expectation.Calls(List.of(new ExpectedCall("f", Map.of()))),
            Value.Fields.EMPTY);
    write(file, List.of(expecting));
    Files.writeString(file, "not json\n", java.nio.file.StandardOpenOption.APPEND);
    Path rejects = folder.resolve("rejects.jsonl");
    Conversion.Outcome hermes =
        new Conversion("canonical", TargetForm.named("hermes"))
            .run(List.of(file), folder.resolve("h.jsonl"), rejects, (_, _) -> {});
    assertThat(hermes.losses()).containsEntry("expected calls with alternatives", 1L);
    assertThat(hermes.rejected()).isEqualTo(1);
    Conversion.Outcome xlam =
        new Conversion("canonical", TargetForm.named("xlam"))
            .run(List.of(file), folder.resolve("x.jsonl"), rejects, (_, _) -> {});
    assertThat(xlam.written()).isZero();
    assertThat(Files.readAllLines(rejects))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"line\":2", "not json");
  }

  @Test
  void asManyAsAreWantedAreWrittenAndFewerAreRefused() {
    Path file = folder.resolve("canonical.jsonl");
    Random random = new Random(4);
    List<Example> examples = List.of(anything(random, 0), anything(random, 1), anything(random, 2));
    write(file, examples);
    TargetForm canonical = TargetForm.named("canonical");
    Path out = folder.resolve("first.jsonl");
    Path rejects = folder.resolve("rejects");
    new Conversion("canonical", canonical, 2).run(List.of(file), out, rejects, (_, _) -> {});
    assertThat(good(out, "canonical")).isEqualTo(examples.subList(0, 2));
    Path more = folder.resolve("more.jsonl");
    assertThatThrownBy(() ->
            new Conversion("canonical", canonical, 4)
                .run(List.of(file), more, rejects, (_, _) -> {}))
        .hasMessageContaining("4 samples are wanted, and only 3 can be written");
    assertThat(more).doesNotExist();
  }

  @Test
  void nothingIsLeftOfAFileThatWasNotCompleted() throws IOException {
    try (LineFile lines = LineFile.create(folder.resolve("x"))) {
      lines.add(Value.NULL);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void anUnknownFormIsRefused() {
    assertThatThrownBy(() -> TargetForm.named("parquet")).isInstanceOf(ChoiceException.class);
  }

  private static void write(Path file, List<Example> examples) {
    try (LineFile lines = LineFile.create(file)) {
      examples.forEach(example -> lines.add(CanonicalForm.write(example)));
      lines.complete();
    }
  }

  private static List<Example> good(Path file, String format) {
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
    List<Turn> turns = new ArrayList<>();
    for (int t = random.nextInt(4); t > 0; t--) {
      List<MadeCall> calls = new ArrayList<>();
      for (int c = random.nextInt(3); c > 0; c--) {
        calls.add(new MadeCall(text(random), text(random), value(random, 2), fields(random)));
      }
      turns.add(new Turn(text(random), value(random, 1), calls, text(random), further(random)));
    }
    List<Tool> tools =
        random.nextBoolean() ? List.of() : List.of(new Tool("t", text(random), fields(random)));
    return new Example(
        random.nextBoolean() ? "" : "id" + i,
        turns,
        tools,
        switch (random.nextInt(5)) {
          case 0 -> null;
          case 3 ->
              new Expectation.Trajectory(
                  "m_1", fields(random), List.of("MathAPI"), List.of(List.of("f()"), List.of()));
          case 1 -> new Expectation.AnyCall();
          case 2 -> new Expectation.NoCall();
          default ->
              new Expectation.Calls(
                  List.of(
                      new ExpectedCall("f", Map.of("a", List.of(value(random, 2), Value.of(""))))));
        },
        fields(random),
        further(random));
  }

  private static Value value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> Value.NULL;
      case 1 -> Value.of(random.nextInt());
      case 2 -> Value.of(random.nextDouble());
      case 3 -> Value.of(text(random));
      case 4 -> Value.of(List.of(value(random, depth - 1)));
      default -> new Value.Fields(Map.of(text(random) + "k", value(random, depth - 1)));
    };
  }

  private static Value.Fields fields(Random random) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      fields.put("key" + i, value(random, 1));
    }
    return new Value.Fields(fields);
  }

  // Keys that the form itself has would be taken for its own.
  private static Value.Fields further(Random random) {
    return fields(random);
  }

  private static String text(Random random) {
    String all = "a\"\\ \n\u00e9\ud83d\ude00<tool_call>{}[]";
    int from = random.nextInt(6);
    String text = all.substring(from, from + random.nextInt(all.length() - from));
    return Json.write(Value.of(text)).contains("\\uD") ? "" : text;
  }
}
