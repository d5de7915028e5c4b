package org.javoke.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumableFileTest {

  private static final Map<String, String> HOT = Map.of("--temperature", "1.0", "--seed", "1");

  @TempDir private Path folder;
  private Path target;
  private Path partial;

  @BeforeEach
  void paths() {
    target = folder.resolve("out.jsonl");
    partial = folder.resolve("out.jsonl.partial");
  }

  private static List<String> before(ResumableFile file) {
    List<String> lines = new ArrayList<>();
    file.before(line -> lines.add(line.text("id")));
    return lines;
  }

  @Test
  void growsBesideAndIsThereWhenItIsWhole() throws IOException {
    try (ResumableFile file = ResumableFile.open(target, HOT)) {
      file.write("{\"id\":\"a\"}");
      assertThat(target).doesNotExist();
      assertThat(partial).content().isEqualTo("{\"id\":\"a\"}\n");
      file.finish();
    }
    assertThat(target).content().isEqualTo("{\"id\":\"a\"}\n");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
  }

  @Test
  void whatWasStoppedIsGoneOnWithAndHalfALineIsDropped() throws IOException {
    try (ResumableFile file = ResumableFile.open(target, HOT)) {
      file.write("{\"id\":\"a\"}");
    }
    Files.writeString(partial, Files.readString(partial) + "{\"id\":\"b");
    try (ResumableFile file = ResumableFile.open(target, HOT)) {
      assertThat(before(file)).containsExactly("a");
      file.write("{\"id\":\"b\"}");
      file.finish();
    }
    assertThat(Files.readAllLines(target)).containsExactly("{\"id\":\"a\"}", "{\"id\":\"b\"}");
  }

  @Test
  void otherSettingsAreRefusedByTheirNames() {
    try (ResumableFile file = ResumableFile.open(target, HOT)) {
      file.write("{\"id\":\"a\"}");
    }
    Map<String, String> other = Map.of("--seed", "1", "--temperature", "0.5", "--top-k", "3");
    assertThatThrownBy(() -> ResumableFile.open(target, other))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "--temperature was 1.0 and is 0.5", "--top-k was not given and is 3", "delete")
        .hasMessageNotContaining("--seed");
    assertThat(partial).content().isEqualTo("{\"id\":\"a\"}\n");
  }

  @Test
  void linesWithoutSettingsAndBrokenSettingsAreRefused() throws IOException {
    Files.writeString(partial, "{\"id\":\"a\"}\n");
    assertThatThrownBy(() -> ResumableFile.open(target, HOT)).hasMessageContaining("is missing");
    Files.writeString(folder.resolve("out.jsonl.partial.settings"), "{");
    assertThatThrownBy(() -> ResumableFile.open(target, HOT)).isInstanceOf(InputException.class);
  }

  @Test
  void settingsWithoutLinesBindNobody() {
    ResumableFile.open(target, HOT).close();
    try (ResumableFile file = ResumableFile.open(target, Map.of())) {
      assertThat(before(file)).isEmpty();
    }
  }

  @Test
  void aFileThatIsThereStays() throws IOException {
    Files.writeString(target, "mine");
    assertThatThrownBy(() -> ResumableFile.open(target, HOT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is there already");
    assertThat(target).content().isEqualTo("mine");
  }

  @Test
  void twoDoNotWriteTheSame() {
    try (ResumableFile _ = ResumableFile.open(target, HOT)) {
      assertThatThrownBy(() -> ResumableFile.open(target, HOT))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another process");
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ResumableFile.open(folder.resolve("no/out.jsonl"), HOT))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("no folder", "no");
  }
}
