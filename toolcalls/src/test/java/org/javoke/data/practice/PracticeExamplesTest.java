package org.javoke.data.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.lint.LintSummary;
import org.javoke.data.lint.Linter;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeExamplesTest {

  private static final World WORLD = World.load();

  @TempDir private Path folder;

  @Test
  void theSameSeedGivesTheSameBytesInAnyOrder() {
    PracticeExamples one = examples(PracticeSettings.seeded(7));
    PracticeExamples other = examples(PracticeSettings.seeded(7));
    List<String> forward = new ArrayList<>();
    for (long i = 0; i < 200; i++) {
      forward.add(line(one.example(i)));
    }
    for (long i = 199; i >= 0; i--) {
      assertThat(line(other.example(i))).isEqualTo(forward.get((int) i));
    }
    assertThat(line(examples(PracticeSettings.seeded(8)).example(0))).isNotEqualTo(forward.get(0));
  }

  // Servers take no other names, and native tools are offered without dots.
  @Test
  void everyToolHasANameThatServersTake() {
    for (double disguised : new double[] {0, 1}) {
      PracticeExamples examples =
          examples(PracticeSettings.seeded(5).withTools(ToolSide.ALL).withDisguised(disguised));
      for (long i = 0; i < 500; i++) {
        assertThat(examples.example(i).tools())
            .extracting(Tool::name)
            .allMatch(name -> name.matches("[a-zA-Z0-9_-]{1,64}"));
      }
    }
  }

  @Test
  void theLinterFindsNoErrorInAnyPattern() throws IOException {
    PracticeExamples examples = examples(PracticeSettings.seeded(3).withTools(ToolSide.ALL));
    Path file = folder.resolve("practice.jsonl");
    List<String> lines = new ArrayList<>();
    Map<String, Integer> categories = new TreeMap<>();
    for (long i = 0; i < 2000; i++) {
      Example example = examples.example(i);
      lines.add(line(example));
      categories.merge(example.category(), 1, Integer::sum);
    }
    Files.write(file, lines);
    LintSummary summary = new LintSummary();
    List<String> found = new ArrayList<>();
    try (ExampleFile read =
        ExampleFile.open(file, DataFormats.of(DataFormats.AUTO, file), _ -> {})) {
      Linter.ofSamples()
          .look(
              read,
              looked -> {
                summary.add(looked);
                looked.findings().forEach(finding -> found.add(finding + " in " + looked.entry()));
              });
    }
    assertThat(summary.withErrors()).as("%s", found.stream().limit(3).toList()).isZero();
    assertThat(categories).hasSize(Pattern.values().length);
  }

  @Test
  void toolsThatAreHeldOutAreNeverShownInTraining() {
    Set<String> seen = names(PracticeSettings.seeded(1).withTools(ToolSide.SEEN));
    Set<String> unseen = names(PracticeSettings.seeded(2).withTools(ToolSide.UNSEEN));
    assertThat(seen).hasSizeGreaterThan(1500);
    assertThat(unseen).hasSizeGreaterThan(500);
    assertThat(unseen).noneMatch(seen::contains);
  }

  private static Set<String> names(PracticeSettings settings) {
    PracticeExamples examples = examples(settings);
    Set<String> names = new HashSet<>();
    for (long i = 0; i < 2000; i++) {
      examples.example(i).tools().stream().map(Tool::name).forEach(names::add);
    }
    return names;
  }

  private static PracticeExamples examples(PracticeSettings settings) {
    return new PracticeExamples(settings, WORLD);
  }

  private static String line(Example example) {
    return Json.write(CanonicalForm.write(example));
  }
}
