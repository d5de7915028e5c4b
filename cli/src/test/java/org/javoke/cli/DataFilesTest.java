package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the verbs of {@code data} do with files that are none, or that are both read and written.
 */
class DataFilesTest {

  private static final String SAMPLES =
      """
      {"messages":[{"role":"user","content":"one"},{"role":"assistant","content":"a"}]}
      {"messages":[{"role":"user","content":"two"},{"role":"assistant","content":"b"}]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeSamples() throws IOException {
    for (String name : new String[] {"data", "train.jsonl", "easy.jsonl", "low-diversity.jsonl"}) {
      Files.writeString(folder.resolve(name), SAMPLES);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convert @data --to hermes --out @data",
        "convert @data --out @new --rejects @data",
        "clean @data --out @data",
        "lint @data --json @data",
        "lint @data --report @data",
        "stats @data --report @data",
        "split @train.jsonl --test 0.5 --out @",
        "split @low-diversity.jsonl --by diversity --size 1 --out @",
        "difficulty @easy.jsonl --out @",
        "contamination --train @data --test @easy.jsonl --json @data",
      })
  void noVerbWritesOverItsInput(String line) throws IOException {
    Ran ran = data(line);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("both read and written");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(4).allSatisfy(file -> assertThat(file).hasContent(SAMPLES));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lint @data --json @no/such.json",
        "stats @data --report @no/such.html",
        "lint @data --report @",
        "convert @data --out @data/below",
        "split @data --out @data",
      })
  void whatCannotBeWrittenIsSaidBeforeAnythingIsRead(String line) {
    Ran ran = data(line);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).containsAnyOf("there is no folder", "is a folder", "not a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "stats", "convert --out @out", "clean --out @out"})
  void aPipeIsReadOnceIfItsFormatIsNamed(String verb) throws IOException {
    Path pipe = Path.of("/dev/null");
    Assumptions.assumeTrue(
        Files.exists(pipe) && !Files.isRegularFile(pipe), "there is no device to read");
    Ran unnamed = data(verb + " /dev/null");
    assertThat(unnamed.exitCode()).isEqualTo(1);
    assertThat(unnamed.err()).contains("can be read only once", "--from");
    assertThat(data(verb + " /dev/null --from canonical").err()).contains("/dev/null is empty");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatMustBeReadTwiceIsNoPipe() {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/null")), "there is no device to read");
    assertThat(data("split /dev/null --from canonical --out @out").err())
        .contains("must be read twice");
    assertThat(data("difficulty /dev/null --from canonical --out @out").err())
        .contains("must be read twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lint @none",
        "lint @none --from canonical",
        "stats @none --from xlam",
        "convert @none --from bfcl --out @out",
        "clean @none --from tags --out @out",
        "split @none --from canonical --out @out",
        "difficulty @none --from canonical --out @out",
      })
  void anEmptyFileIsSaidToBeEmptyAndLeavesNothing(String line) throws IOException {
    for (String content : new String[] {"", "\n \r\n", "\uFEFF", "[]"}) {
      Files.writeString(folder.resolve("none"), content);
      Ran ran = data(line);
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.err()).contains("none is empty");
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  /** {@code @} stands for the folder. */
  private Ran data(String line) {
    String[] words = ("data " + line).split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("@", folder + "/");
    }
    return Ran.of(words);
  }
}
