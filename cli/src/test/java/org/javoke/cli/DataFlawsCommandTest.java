package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFlawsCommandTest {

  @TempDir private Path folder;

  private Ran flaws(String rate) {
    Path good = folder.resolve("good.jsonl");
    Ran.of("data", "practice", "--count", "20", "--out", good.toString());
    return Ran.of(
        "data",
        "flaws",
        good.toString(),
        "--rate",
        rate,
        "--out",
        folder.resolve("flawed.jsonl").toString());
  }

  @Test
  void saysHowManyGotWhich() {
    Ran ran = flaws("empty-tag=1");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("× an empty pair of <tool_call> tags");
    assertThat(folder.resolve("flawed.jsonl")).isNotEmptyFile();
  }

  @Test
  void mistakesAreTold() {
    assertThat(flaws("empty-tags=1").err())
        .contains("There is no flaw 'empty-tags'. There are: arguments-as-text");
    assertThat(flaws("empty-tag=2").err()).contains("a rate is '2', expected a number from 0 to 1");
    assertThat(flaws("empty-tag").err()).contains("expected FLAW=RATE");
    Ran both = flaws("empty-tag=0.6,open-tag=0.6");
    assertThat(both.err()).contains("The rates are 1.2 together, expected at most 1");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("flawed.jsonl")).doesNotExist();
  }
}
