package org.javoke.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.javoke.lab.run.Examples.NOON;
import static org.javoke.lab.run.Examples.SESSION;
import static org.javoke.lab.run.Examples.correct;
import static org.javoke.lab.run.Examples.questions;
import static org.javoke.lab.run.Examples.unscored;
import static org.javoke.lab.run.Examples.wrong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.javoke.benchmark.Question;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRunTest {

  private static final List<Question> QUESTIONS = questions("c", 4);

  @TempDir Path temp;

  @Test
  void keepsSamplesInTheBenchmarksOrder() {
    Path folder = temp.resolve("new/run");
    try (OpenRun run = open(folder)) {
      assertThat(run.remaining()).isEqualTo(QUESTIONS);
      run.add(wrong("c_3", "c"));
      run.add(correct("c_1", "c"));
      run.add(correct("c_0", "c"));
      run.add(unscored("c_2", "c"));
      assertThat(run.remaining()).extracting(Question::id).containsExactly("c_2");
      run.finish(NOON.plusSeconds(9));
      List<String> ids = new ArrayList<>();
      run.saved(List.of()).samples().forEach(sample -> ids.add(sample.id()));
      assertThat(ids).containsExactly("c_0", "c_1", "c_2", "c_3");
    }

    SavedRun saved = SavedRun.read(folder);
    assertThat(saved.questions()).isEqualTo(QUESTIONS);
    assertThat(saved.samples())
        .containsExactly(
            correct("c_0", "c"), correct("c_1", "c"), unscored("c_2", "c"), wrong("c_3", "c"));
    assertThat(saved.info().config()).isEqualTo(Examples.config());
    assertThat(saved.info().sessions()).containsExactly(SESSION.finishedAt(NOON.plusSeconds(9)));
  }

  @Test
  void goesOnWithWhatHasNoVerdict() {
    try (OpenRun run = open(temp)) {
      run.add(unscored("c_0", "c"));
      run.add(correct("c_1", "c"));
    }
    try (OpenRun run = open(temp)) {
      assertThat(run.remaining()).extracting(Question::id).containsExactly("c_0", "c_2", "c_3");
      run.add(correct("c_0", "c"));
      run.add(correct("c_2", "c"));
      run.add(correct("c_3", "c"));
      run.finish(NOON);
      assertThat(run.remaining()).isEmpty();
    }
    assertThat(SavedRun.read(temp).samples())
        .containsExactly(
            correct("c_0", "c"), correct("c_1", "c"), correct("c_2", "c"), correct("c_3", "c"));
    assertThat(temp.resolve(RunFiles.SAMPLES)).content().hasLineCount(4);
    assertThat(SavedRun.read(temp).info().sessions()).hasSize(2);
  }

  @Test
  void dropsALineThatWasCutOff() throws IOException {
    try (OpenRun run = open(temp)) {
      run.add(correct("c_0", "c"));
      run.add(correct("c_1", "c"));
    }
    Path samples = temp.resolve(RunFiles.SAMPLES);
    byte[] whole = Files.readAllBytes(samples);
    int firstLine = SampleJson.write(correct("c_0", "c")).length() + 1;
    for (int cut = firstLine; cut < whole.length; cut += 37) {
      Files.write(samples, Arrays.copyOf(whole, cut));
      assertThat(SavedRun.read(temp).samples()).containsExactly(correct("c_0", "c"));
      try (OpenRun run = open(temp)) {
        assertThat(run.remaining()).extracting(Question::id).containsExactly("c_1", "c_2", "c_3");
        run.add(correct("c_1", "c"));
      }
      assertThat(Files.readAllBytes(samples)).isEqualTo(whole);
    }
  }

  @Test
  void namesABrokenLineInTheMiddle() throws IOException {
    try (OpenRun run = open(temp)) {
      QUESTIONS.forEach(question -> run.add(correct(question.id(), "c")));
    }
    Path samples = temp.resolve(RunFiles.SAMPLES);
    List<String> lines = new ArrayList<>(Files.readAllLines(samples));
    lines.set(2, lines.get(2).substring(20));
    Files.write(samples, lines);

    assertThatThrownBy(() -> open(temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("samples.jsonl, line 3")
        .hasMessageContaining("delete it");
    assertThatThrownBy(() -> SavedRun.read(temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("samples.jsonl, line 3");
  }

  @Test
  void namesASampleOfNoQuestion() throws IOException {
    open(temp).close();
    Files.write(
        temp.resolve(RunFiles.SAMPLES), Utf8Line.encode(SampleJson.write(correct("x", "c"))));

    assertThatThrownBy(() -> open(temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 1 is of \"x\", which this run does not ask");
  }

  @Test
  void refusesAnotherConfigurationAndListsWhatDiffers() {
    open(temp).close();

    assertThatThrownBy(
            () -> OpenRun.open(temp, Examples.config("other"), QUESTIONS.subList(0, 3), SESSION))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another configuration")
        .hasMessageContaining("model: \"tiny\" there, \"other\" now")
        .hasMessageContaining("questions: 4 of")
        .hasMessageContaining("Give another folder")
        .hasMessageNotContaining("benchmark:");
    assertThat(RunReader.info(temp).sessions()).hasSize(1);
  }

  @Test
  void refusesASecondWriter() {
    try (OpenRun run = open(temp)) {
      assertThatThrownBy(() -> open(temp))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("being written by another process");
      run.add(correct("c_0", "c"));
    }
    open(temp).close();
  }

  @Test
  void refusesAFolderOfSomethingElse() throws IOException {
    Files.writeString(temp.resolve("thesis.tex"), "mine");

    assertThatThrownBy(() -> open(temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("thesis.tex");
    assertThat(temp.toFile().list()).containsExactly("thesis.tex");
  }

  @Test
  void takesAFolderInWhichABeginningWasKilled() throws IOException {
    Files.writeString(temp.resolve(RunFiles.QUESTIONS), "{\"id\":");
    Files.writeString(temp.resolve(RunFiles.RUN + SafeFile.BESIDE), "{");
    Files.createFile(temp.resolve(RunFiles.LOCK));

    try (OpenRun run = open(temp)) {
      assertThat(run.remaining()).hasSize(4);
    }
    assertThat(SavedRun.read(temp).questions()).isEqualTo(QUESTIONS);
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("file is a file");
    assertThatThrownBy(() -> open(file.resolve("run")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Cannot write");
    assertThatThrownBy(() -> SavedRun.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is no folder");
  }

  @Test
  void refusesAFolderThatCannotBeWritten() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("readonly"));
    Assumptions.assumeThat(folder.toFile().setWritable(false) && !Files.isWritable(folder))
        .as("this user can write anywhere")
        .isTrue();

    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void saysWhatAFolderWithoutARunLacks() {
    assertThatThrownBy(() -> SavedRun.read(temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("holds no run.json");
    assertThatThrownBy(() -> SavedRun.read(temp.resolve("missing")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void refusesARunOfALaterFormat() throws IOException {
    open(temp).close();
    Path file = temp.resolve(RunFiles.RUN);
    Files.writeString(file, Files.readString(file).replace("\"format\": 1", "\"format\": 2"));

    assertThatThrownBy(() -> SavedRun.read(temp))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("format 2");
  }

  @Test
  void readsARunThatIsBeingWritten() throws IOException {
    try (OpenRun run = open(temp)) {
      run.add(wrong("c_2", "c"));
      Files.writeString(temp.resolve(RunFiles.SAMPLES), "{\"id\":\"c_", StandardOpenOption.APPEND);
      assertThat(SavedRun.read(temp).samples()).containsExactly(wrong("c_2", "c"));
    }
  }

  private static OpenRun open(Path folder) {
    return OpenRun.open(folder, Examples.config(), QUESTIONS, SESSION);
  }
}
