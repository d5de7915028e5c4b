package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RightAnswersTest {

  private static final String ANSWERED =
      "{\"messages\": [{\"role\": \"user\", \"content\": \"?\"}, {\"role\": \"assistant\", \"content\": \"!\"}]}";
  private static final String ASKED = "{\"messages\": [{\"role\": \"user\", \"content\": \"?\"}]}";

  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("data.jsonl"), List.of(lines));
  }

  @Test
  void allHaveOne() throws IOException {
    assertThat(RightAnswers.missing(file(ANSWERED, "", ANSWERED))).isEmpty();
  }

  @Test
  void thoseWithoutAreCountedAndTheFirstIsNamed() throws IOException {
    Path data = file(ANSWERED, "", ASKED, "[1]", "{\"messages\": []}", ANSWERED);
    assertThat(RightAnswers.missing(data).orElseThrow())
        .startsWith("3 of 5 lines of " + data)
        .endsWith("the first is line 3");
  }

  @Test
  void noneHasOne() throws IOException {
    Path data = file(ASKED, ASKED);
    assertThatThrownBy(() -> RightAnswers.missing(data))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(data + " has no right answer on any of its 2 lines: expected {")
        .hasMessageEndingWith("the last message being the assistant's");
  }

  @Test
  void thereIsNoLine() throws IOException {
    Path data = file("", " ");
    assertThatThrownBy(() -> RightAnswers.missing(data))
        .isInstanceOf(InputException.class)
        .hasMessage(data + " is empty: expected JSON Lines, one JSON object on each line");
  }
}
