package org.javoke.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;

class StudyReaderTest {

  static final String SMALL =
      """
      title: A study
      question: Does it help?
      values:
        model: [--model, "${home}/m"]
      scales:
        desk:
          seeds: [1, 2]
          minutes: 3
          values: {count: 5}
        paper:
          seeds: [7]
          values: {count: 500}
      data:
        - make --seed ${seed} --count ${count} --out ${data}/train.jsonl
      arms:
        base:
          steps:
            - eval ${model} --data ${data}/train.jsonl --out ${arm}/test
        tuned:
          steps:
            - train ${model} --data ${data}/train.jsonl --out ${arm}/sft
            - eval ${model} --adapter ${arm}/sft/adapter --out ${arm}/test
        further:
          steps:
            - train --adapter ${arm.tuned}/sft/adapter --out ${arm}/more
            - eval --adapter ${arm}/more/adapter --out ${arm}/test
      comparisons:
        - {first: base, second: tuned}
      """;

  private static Study read(String text) {
    return StudyReader.parse("small", "small.yaml", text);
  }

  @Test
  void readsWhatAFileSays() {
    Study study = read(SMALL);
    assertThat(study.scales()).containsOnlyKeys("desk", "paper");
    assertThat(Objects.requireNonNull(study.scales().get("desk")).seeds()).containsExactly(1L, 2L);
    assertThat(study.arms()).containsOnlyKeys("base", "tuned", "further");
    assertThat(Objects.requireNonNull(study.arms().get("base")).steps().getFirst().words())
        .containsExactly(
            "eval", "${model}", "--data", "${data}/train.jsonl", "--out", "${arm}/test");
    assertThat(study.comparisons().getFirst().second()).isEqualTo("tuned");
  }

  @Test
  void runsMayStandBelowTheNamesOfScales() {
    String base =
        """
          base:
            steps:
              - eval ${model} --data ${data}/train.jsonl --out ${arm}/test
        """;
    String both =
        """
          base:
            steps:
              paper:
                - eval ${model} --out ${arm}/all
            runs:
              desk: {test: "${arm.tuned}/test"}
              part: ${arm.tuned}/sft/evaluation
        """;
    Study study = read(SMALL.replace(base, both));
    Study.Arm arm = Objects.requireNonNull(study.arms().get("base"));
    assertThat(arm.runs("desk"))
        .extracting(Study.Run::test, Study.Run::folder)
        .containsExactly(
            tuple("test", "${arm.tuned}/test"), tuple("part", "${arm.tuned}/sft/evaluation"));
    assertThat(arm.runs("paper")).extracting(Study.Run::test).containsExactly("part");
    assertThat(arm.steps("desk")).isEmpty();
    assertThatThrownBy(() -> read(SMALL.replace(base, both.replace("desk:", "desc:"))))
        .hasMessageContaining("runs: the scale 'desc' is not known; there are: desk, paper");
    assertThatThrownBy(() ->
            read(
                SMALL
                    .replace(base, both.replace("      part: ${arm.tuned}/sft/evaluation\n", ""))
                    .replace("paper:\n        - eval", "desk:\n        - eval")))
        .hasMessageContaining("the arm base has no steps and no runs at the scale paper");
  }

  @Test
  void namesUnknownArmsWithTheirLines() {
    assertThatThrownBy(() -> read(SMALL.replace("second: tuned", "second: tunned")))
        .hasMessageContaining("small.yaml cannot be used")
        .hasMessageContaining("line 28: the arm 'tunned' is not known; there are: tuned, base")
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> read(SMALL.replace("${arm.tuned}", "${arm.sft}")))
        .hasMessageContaining("line 25: the arm 'sft' is not known");
  }

  @Test
  void namesUnknownVariablesWithTheirLines() {
    assertThatThrownBy(() -> read(SMALL.replace("--count ${count}", "--count ${counts}")))
        .hasMessageContaining("line 14: ${counts} is not known");
    // The scale paper has it, the scale desk does not.
    assertThatThrownBy(() -> read(SMALL.replace("values: {count: 5}", "values: {}")))
        .hasMessageContaining("line 14: ${count} is not known");
  }

  @Test
  void refusesCircles() {
    assertThatThrownBy(() ->
            read(SMALL.replace("train ${model} --data", "train --adapter ${arm.further}/x --data")))
        .hasMessageContaining("the arms wait for each other: tuned needs further needs tuned");
    assertThatThrownBy(() -> read(SMALL.replace("count: 5}", "count: \"${count}\"}")))
        .hasMessageContaining("line 14: the values go round in a circle: count, count");
  }

  @Test
  void tellsAllMistakesTogether() {
    assertThatThrownBy(() ->
            read(
                SMALL
                    .replace("seeds: [1, 2]", "seeds: [1, one]")
                    .replace("question:", "questions:")
                    .replace("first: base", "first: bas")))
        .hasMessageContaining("line 1: the study has no 'question'")
        .hasMessageContaining("line 2: in the study the name 'questions' is not known")
        .hasMessageContaining("line 7: the seed 'one'")
        .hasMessageContaining("line 28: the arm 'bas'");
  }

  @Test
  void tellsWhereItIsNoYaml() {
    assertThatThrownBy(() -> read("title: a\n  question: [1\n"))
        .hasMessageContaining("line 2: it is no YAML");
    assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> read("a: &x 1\nb: *x\n")).hasMessageContaining("line 2: an alias");
    assertThatThrownBy(() -> read("a: 1\na: 2\n"))
        .hasMessageContaining("line 2: 'a' is there twice");
    assertThatThrownBy(() -> read("[".repeat(200) + "]".repeat(200)))
        .hasMessageContaining("nested deeper than 8 levels");
    assertThatThrownBy(() -> StudyReader.read(Path.of("there/is/no.yaml")))
        .hasMessageContaining("no.yaml cannot be read");
  }

  @Test
  void valuesThatDoubleEachOtherEnd() {
    StringBuilder values = new StringBuilder("values:\n");
    for (int i = 0; i < 60; i++) {
      values.append("  v%d: \"${v%d}${v%d}\"%n".formatted(i, i + 1, i + 1));
    }
    values.append("  v60: x\n");
    assertThatThrownBy(() ->
            read(
                SMALL
                    .replace("values:\n  model", values + "  model")
                    .replace("--count ${count}", "--count ${v0}")))
        .hasMessageContaining("takes too many replacements");
  }

  @Test
  void namesThatWouldBeOtherFoldersAreRefused() {
    assertThatThrownBy(() -> read(SMALL.replace("  further:", "  ../further:")))
        .hasMessageContaining("the name '../further', expected small letters");
  }

  @Test
  void anyTextIsReadOrRefused() {
    Random random = new Random(3);
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder(SMALL);
      for (int k = random.nextInt(6); k >= 0; k--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "{}[]:-\"'&*!%@`\n\t $#".charAt(random.nextInt(19)));
          default -> text.setCharAt(at, (char) random.nextInt(128));
        }
      }
      assertThatCode(
              () -> {
                try {
                  read(text.toString());
                } catch (InputException expected) {
                  assertThat(expected).hasMessageContaining("small.yaml");
                }
              })
          .doesNotThrowAnyException();
    }
  }
}
