package org.javoke.lab.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.lab.run.ResumableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DividedWorkTest {

  private static final Map<String, String> NAMED = Map.of("--seed", "1");
  private static final String FILE = "answers.jsonl";

  @TempDir private Path folder;

  private Path data;

  @BeforeEach
  void writeData() throws IOException {
    // The second line is blank, and the one in the middle has no id.
    data =
        Files.writeString(
            folder.resolve("data.jsonl"),
            """
            {"id": "a", "n": 0}

            {"id": "b", "n": 1}
            {"n": 2}
            {"id": 7, "n": 3}
            {"id": "e", "n": 4}
            """);
  }

  private DividedWork work(int parts) {
    return new DividedWork(data, folder, parts, NAMED);
  }

  private static List<JsonLine> lines(DividedWork.Share share) {
    List<JsonLine> lines = new ArrayList<>();
    JsonLines.forEach(share.data(), lines::add);
    return lines;
  }

  private static void answer(DividedWork.Share share, String... ids) {
    try (ResumableFile out = ResumableFile.open(share.out().resolve(FILE), NAMED)) {
      for (String id : ids) {
        out.write("{\"id\":" + id + "}");
      }
      out.finish();
    }
  }

  private List<String> gathered() {
    List<String> ids = new ArrayList<>();
    try (ResumableFile whole = ResumableFile.open(folder.resolve(FILE), NAMED)) {
      whole.before(line -> ids.add(String.valueOf(line.object().at("id"))));
    }
    return ids;
  }

  @Test
  void linesKeepTheirNumbers() {
    assertThat(lines(work(2).begin(1))).extracting(JsonLine::number).containsExactly(1, 4, 6);
    assertThat(lines(work(2).begin(2))).extracting(JsonLine::number).containsExactly(3, 5);
    // More parts than lines: the last has none.
    assertThat(lines(work(6).begin(6))).isEmpty();
  }

  @Test
  void answersAreGatheredInTheOrderOfTheData() throws IOException {
    answer(work(2).begin(1), "\"a\"", "4", "\"e\"");
    answer(work(2).begin(2), "\"b\"", "7");
    work(2).gather(FILE);
    assertThat(Files.readString(folder.resolve(FILE + ".partial")))
        .isEqualTo("{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":4}\n{\"id\":7}\n{\"id\":\"e\"}\n");
    // Again after a kill: what is there stays.
    work(2).gather(FILE);
    assertThat(gathered()).hasSize(5);
    work(2).forget();
    assertThat(folder.resolve("part-1-of-2")).doesNotExist();
  }

  @Test
  void aLineMayHaveNoAnswer() {
    answer(work(2).begin(1), "\"a\"", "\"e\""); // "line 4" is left out
    answer(work(2).begin(2), "\"7\"");
    work(2).gather(FILE);
    assertThat(gathered()).hasSize(3);
  }

  @Test
  void aPartThatIsNotDoneIsNamed() {
    answer(work(2).begin(1), "\"a\"", "4", "\"e\"");
    work(2).begin(2);
    assertThatThrownBy(() -> work(2).gather(FILE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Part 2/2 is not done")
        .hasMessageContaining("Run it with --part 2/2");
  }

  @Test
  void aPartOfOtherSettingsIsRefused() {
    answer(work(1).begin(1), "\"a\"");
    DividedWork other = new DividedWork(data, folder, 1, Map.of("--seed", "2"));
    assertThatThrownBy(() -> other.begin(1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--seed was 1 and is 2 now");
    assertThatThrownBy(() -> other.gather(FILE)).isInstanceOf(InputException.class);
  }

  @Test
  void answersThatNothingAskedForAreRefused() {
    answer(work(1).begin(1), "\"a\"", "\"z\"");
    assertThatThrownBy(() -> work(1).gather(FILE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 2 answers 'z'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/4", "5/4", "1/0", "1", "1/4/2", "-1/4", "1/9999", "a/b", ""})
  void whatIsNoPartIsRefused(String written) {
    assertThatThrownBy(() -> Part.of(written)).isInstanceOf(InputException.class);
  }
}
