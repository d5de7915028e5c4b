package org.javoke.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.data.Example;
import org.javoke.data.split.SplitRule.Which;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {

  @TempDir Path folder;

  @Test
  void eachCategoryGivesTheSameShare() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String category = i % 3 == 0 ? "a" : "b";
      examples.add(Sets.sample("question " + i, category, List.of("f"), "f"));
    }
    Split.Outcome outcome = split(examples, new SplitRule.Share(0.1), 7);
    assertThat(outcome.test()).isEqualTo(Map.of("a", 10L, "b", 20L));
    assertThat(outcome.train()).isEqualTo(Map.of("a", 90L, "b", 180L));
    List<Example> together = new ArrayList<>(Sets.read(folder.resolve("train.jsonl")));
    together.addAll(Sets.read(folder.resolve("test.jsonl")));
    assertThat(together).containsExactlyInAnyOrderElementsOf(examples);
  }

  @Test
  void theSeedDecides() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      examples.add(Sets.sample("question " + i, "a", List.of("f"), "f"));
    }
    String first = testSide(examples, 1);
    assertThat(testSide(examples, 1)).isEqualTo(first);
    assertThat(testSide(examples, 2)).isNotEqualTo(first);
  }

  private String testSide(List<Example> examples, long seed) throws IOException {
    split(examples, new SplitRule.Share(0.2), seed);
    return Files.readString(folder.resolve("test.jsonl"));
  }

  @Test
  void samplesThatAskTheSameStayTogether() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      examples.add(Sets.sample("Question, " + i / 2 + "!", "a", List.of("f"), "f"));
      examples.add(Sets.sample("question " + i / 2, "b", List.of("f"), "f"));
    }
    Split.Outcome outcome = split(examples, new SplitRule.Share(0.25), 3);
    assertThat(outcome.leaks().questions()).isZero();
    assertThat(outcome.testSize()).isBetween(90L, 110L);
  }

  @Test
  void noToolOfTheTestSideOccursInTraining() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String own = "f" + i / 4; // 50 groups of 4 samples
      examples.add(Sets.sample("question " + i, "a", List.of(own, "g" + i / 4), own));
    }
    Split.Outcome outcome = split(examples, new SplitRule.UnseenTools(0.2, Which.OFFERED), 1);
    assertThat(outcome.testSize()).isEqualTo(40);
    Set<String> train = tools("train.jsonl");
    assertThat(tools("test.jsonl")).isNotEmpty().doesNotContainAnyElementsOf(train);
    assertThat(outcome.leaks().offering()).isZero();
  }

  private Set<String> tools(String name) {
    Set<String> tools = new HashSet<>();
    Sets.read(folder.resolve(name))
        .forEach(example -> example.tools().stream().map(Tool::name).forEach(tools::add));
    return tools;
  }

  @Test
  void whereAllOfferTheSameOnlyCalledToolsCanBeHeldOut() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      examples.add(Sets.sample("q" + i, "a", List.of("f0", "f1", "f2", "f3"), "f" + i % 4));
    }
    assertThatThrownBy(() -> split(examples, new SplitRule.UnseenTools(0.25, Which.OFFERED), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--count called");
    Split.Outcome outcome = split(examples, new SplitRule.UnseenTools(0.25, Which.CALLED), 1);
    assertThat(outcome.testSize()).isEqualTo(10);
    assertThat(outcome.leaks().calling()).isZero();
    assertThat(outcome.leaks().offering()).isEqualTo(10); // and it is told
  }

  @Test
  void aPatternIsHeldOut() {
    List<Example> examples =
        List.of(
            Sets.sample("one", "x", List.of("f"), "f"),
            Sets.sample("two", "x", List.of("f", "g"), "f"),
            Sets.sample("three", "x", List.of("f", "g"), "f", "g"),
            Sets.sample("four", "x", List.of("f"), "f", "f"));
    split(examples, new SplitRule.UnseenPatterns(Set.of("parallel_multiple", "parallel")), 1);
    assertThat(Sets.read(folder.resolve("test.jsonl")))
        .extracting(Example::question)
        .containsExactly("three", "four");
    assertThatThrownBy(() -> split(examples, new SplitRule.UnseenPatterns(Set.of("paralel")), 1))
        .hasMessageContaining("parallel_multiple");
  }

  @Test
  void diversityIsOfOneSize() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      String category = i < 50 ? "a" : i < 85 ? "b" : "c";
      examples.add(Sets.sample("q" + i, category, List.of("f"), "f"));
    }
    Diversity diversity = new Diversity(Sets.written(folder.resolve("all.jsonl"), examples));
    Diversity.Outcome outcome = diversity.run(30, "", 1, folder);
    assertThat(outcome.low()).isEqualTo(Map.of("a", 30));
    // 5 of c are all that there are; the other 25 come in turn.
    assertThat(outcome.high()).isEqualTo(Map.of("a", 13, "b", 12, "c", 5));
    assertThatThrownBy(() -> diversity.run(60, "", 1, folder)).hasMessageContaining("50 samples");
  }

  @Test
  void sharesAndEmptySetsAreRefused() {
    assertThatThrownBy(() -> new SplitRule.Share(1)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new SplitRule.Share(Double.NaN)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> split(List.of(), new SplitRule.Share(0.1), 1))
        .hasMessageContaining("is empty");
    assertThatThrownBy(() ->
            split(List.of(Sets.sample("q", "c", List.of("f"), "f")), new SplitRule.Share(0.1), 1))
        .hasMessageContaining("One side would be empty");
  }

  private Split.Outcome split(List<Example> examples, SplitRule rule, long seed) {
    return new Split(Sets.written(folder.resolve("all.jsonl"), examples))
        .run(rule, seed, folder, _ -> {});
  }
}
