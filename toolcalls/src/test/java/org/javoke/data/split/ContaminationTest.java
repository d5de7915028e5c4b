package org.javoke.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.javoke.data.Example;
import org.javoke.data.split.Contamination.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContaminationTest {

  @TempDir Path folder;

  private Outcome between(List<Example> train, List<Example> test) {
    return Contamination.between(
        Sets.written(folder.resolve("train.jsonl"), train),
        Sets.written(folder.resolve("test.jsonl"), test),
        4,
        _ -> {});
  }

  private static Example asked(String question) {
    return Sets.sample(question, "c", List.of("f"), "f");
  }

  @Test
  void theSameWordsAreFoundWhateverStandsBetweenThem() {
    Outcome outcome =
        between(
            List.of(asked("Hello."), asked("what IS the weather, in Rome?")),
            List.of(asked("What is the weather in Rome"), asked("something else altogether now")));
    assertThat(outcome.same())
        .singleElement()
        .satisfies(found -> assertThat(found.where()).endsWith("line 2"));
    assertThat(outcome.inParts()).isEmpty();
  }

  /** Of its six runs of four words (9 words) the first three stand in training: exactly half. */
  @Test
  void halfOfTheRunsAreEnough() {
    Outcome outcome =
        between(
            List.of(asked("one two three four five six and on")),
            List.of(
                asked("one two three four five six seven eight nine"),
                asked("one two three four nine eight seven six five")));
    assertThat(outcome.inParts())
        .singleElement()
        .satisfies(found -> assertThat(found.share()).isEqualTo(0.5));
  }

  @Test
  void toolsAreTheSameByNameAndSchema() {
    Outcome outcome =
        between(
            List.of(Sets.sample("a", "c", List.of("f", "g"))),
            List.of(Sets.sample("b", "c", List.of("g", "h"))));
    assertThat(outcome.sameTools()).containsExactly("g");
    assertThat(outcome.toolsOfTest()).isEqualTo(2);
  }

  @Test
  void questionsWithoutAWordAreNotAllTheSame() {
    assertThat(between(List.of(asked("?")), List.of(asked("!"))).same()).isEmpty();
  }
}
