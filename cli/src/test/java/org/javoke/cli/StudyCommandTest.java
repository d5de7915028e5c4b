package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {

  private static final Path HOME = Path.of("..");

  @TempDir private Path folder;

  /** A study that scores replies that are there, so that no model is asked. */
  private Path study() throws IOException {
    String text =
        """
        title: Saved replies
        question: Is one better?
        scales:
          desk: {seeds: [1, 2]}
        values:
          home-of-it: HOME
        arms:
          one:
            steps:
              - score --benchmark custom --data ${home-of-it}/questions.jsonl --responses ${home-of-it}/samples.jsonl --model one --out ${arm}/test
          two:
            steps:
              - score --benchmark custom --data ${home-of-it}/questions.jsonl --responses ${home-of-it}/samples.jsonl --model two --out ${arm}/test
        comparisons:
          - {first: one, second: two}
        """
            .replace("HOME", HOME.resolve("docs/examples/light-bulbs").toString());
    return Files.writeString(folder.resolve("saved.yaml"), text);
  }

  private Ran run(String... more) throws IOException {
    return Ran.of(
        Stream.concat(
                Stream.of("study", study().toString(), "--out", folder.resolve("out").toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void runsAStudyAndGoesOn() throws IOException {
    Ran first = run();
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .contains("one, seed 1: step 1 of 1", "two against one on test: +0.0 points")
        .contains("no difference shown");
    for (String name : List.of("study.json", "study.csv", "study.md", "study.tex", "report.html")) {
      assertThat(folder.resolve("out").resolve(name)).isNotEmptyFile();
    }
    assertThat(run().out()).contains("one, seed 1: done before").doesNotContain("step 1 of 1");
    Ran collected = Ran.of("study", "collect", folder.resolve("out").toString());
    assertThat(collected.exitCode()).isZero();
    assertThat(collected.out()).contains("no difference shown");
  }

  @Test
  void jobsOfThePlanCanRunByThemselves() throws IOException {
    assertThat(run("--plan", "json").out()).contains("\"arms/two/seed-2\"");
    assertThat(run("--plan", "slurm").out()).contains("--array=0-3");
    assertThat(run("--plan", "kubernetes").out()).contains("completions: 4");
    assertThat(run("--job", "arms/two/seed-2").exitCode()).isZero();
    assertThat(folder.resolve("out/arms/two/seed-2/test/summary.json")).exists();
    assertThat(folder.resolve("out/arms/one")).doesNotExist();
  }

  @Test
  void whatIsDoneStaysInTheResults() throws IOException {
    assertThat(run("--arms", "one").exitCode()).isZero();
    Ran second = run("--arms", "two", "--seeds", "1");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out())
        .contains("two against one on test", "not there yet: two, seed 2: test");
    assertThat(folder.resolve("out/study.csv")).content().contains("one,", "two,");
  }

  @Test
  void saysWhatWouldBeRun() throws IOException {
    Ran dry = run("--dry-run", "--seeds", "5", "--arms", "two");
    assertThat(dry.out()).contains("seeds   5", "jobs    1, with 1 steps", "javoke score");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void mistakesAreTold() throws IOException {
    assertThat(run("--arms", "tow").err()).contains("There is no arm tow", "two");
    assertThat(run("--arms", "tow").exitCode()).isEqualTo(2);
    assertThat(run("--set", "x").err()).contains("--set is 'x', expected NAME=VALUE");
    assertThat(Ran.of("study", "no-such-study").err()).contains("There is no study no-such-study");
    assertThat(Ran.of("study").err()).contains("Say which study");
    assertThat(Ran.of("study", "collect", folder.toString()).err())
        .contains("has no settings.json");
    Files.writeString(folder.resolve("saved.yaml"), "title: [\n");
    assertThat(Ran.of("study", folder.resolve("saved.yaml").toString()).err())
        .contains("it is no YAML");
  }
}
