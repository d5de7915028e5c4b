package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

  private static final String BAD_CALL =
      """
      {"messages":[{"role":"user","content":"<script>"},{"role":"assistant","content":null,\
      "tool_calls":[{"function":{"name":"f","arguments":{}}}]}],"tools":[]}\
      """;

  @TempDir Path folder;

  @Test
  void convertsAndTellsWhatTheFormCannotHold() throws IOException {
    Path file = folder.resolve("in.json");
    Files.writeString(
        file,
        """
        [{"id":"1","query":"q","tools":"[]","answers":[{"name":"f","arguments":{}}]},
        {"id":"2"}]\
        """);
    Path out = folder.resolve("out.jsonl");
    Ran ran = Ran.of("data", "convert", file.toString(), "--out", out.toString());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("1 samples written", "read as xlam", "1 records were rejected");
    assertThat(Files.readString(out)).contains("\"tool_calls\"");
    assertThat(Path.of(out + ".rejects.jsonl")).exists();
  }

  @Test
  void aFileThatIsNotThereAndAnUnknownFormAreUsageErrors() {
    assertThat(Ran.of("data", "convert", "nowhere.jsonl", "--out", "x").exitCode()).isEqualTo(2);
    Ran ran = Ran.of("data", "convert", "nowhere.jsonl", "--out", "x", "--to", "parquet");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("parquet");
  }

  @Test
  void aMissingVerbIsAUsageErrorThatListsThem() {
    Ran ran = Ran.of("data");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("convert");
  }

  @Test
  void lintEndsWithOneOnErrorsAndWritesItsReports() throws IOException {
    Path file = written(BAD_CALL);
    Path json = folder.resolve("lint.json");
    Path report = folder.resolve("report.html");
    Ran ran =
        Ran.of(
            "data",
            "lint",
            file.toString(),
            "--json",
            json.toString(),
            "--report",
            report.toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).contains("call-unknown-tool", "1 samples, 1 with errors");
    assertThat(Files.readString(json)).contains("\"call-unknown-tool\"", "\"samples\": 1");
    assertThat(Files.readString(report))
        .contains("call-unknown-tool", "&lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void lintOfGoodSamplesEndsWithZero() throws IOException {
    Path file =
        written(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"a\"}]}");
    assertThat(Ran.of("data", "lint", file.toString()).exitCode()).isZero();
  }

  @Test
  void lintListsItsRules() {
    assertThat(Ran.of("data", "lint", "--rules").out())
        .contains("tag-empty (error)", "For example:", "javoke data clean mends it");
  }

  @Test
  void lintOfAnEmptyFileSaysWhatIsExpected() throws IOException {
    Ran ran = Ran.of("data", "lint", written("").toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("is empty");
  }

  @Test
  void cleanMendsAndTellsWhat() throws IOException {
    String text = BAD_CALL.replace("\"arguments\":{}", "\"arguments\":\"{}\"");
    Path file = written(text);
    Path out = folder.resolve("clean.jsonl");
    Ran ran = Ran.of("data", "clean", file.toString(), "--out", out.toString());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("1 samples written, 1 changed", "arguments-as-text");
    assertThat(Files.readString(out)).contains("\"arguments\":{}");
    assertThat(Files.readString(Path.of(out + ".changes.jsonl"))).contains("arguments-as-text");
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void cleanRefusesToWriteOverItsInput() throws IOException {
    Path file = written(BAD_CALL);
    Ran ran = Ran.of("data", "clean", file.toString(), "--out", file.toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("both read and written");
    assertThat(Files.readString(file)).isEqualTo(BAD_CALL);
  }

  @Test
  void aTemplateThatWritesNoCallsIsRefused() throws IOException {
    Path template = Files.writeString(folder.resolve("t.jinja"), "{{ messages[0].content }}");
    Ran ran =
        Ran.of("data", "lint", written(BAD_CALL).toString(), "--template", template.toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("--call-format");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("data.jsonl"), text);
  }

  @Test
  void splitDifficultyContaminationAndStatsWriteWhatTheySay() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lines
          .append("{\"messages\":[{\"role\":\"user\",\"content\":\"question ")
          .append(i)
          .append("\"},{\"role\":\"assistant\",\"content\":\"a\"}]}\n");
    }
    String file = written(lines.toString()).toString();
    String out = folder.resolve("out").toString();
    assertThat(Ran.of("data", "split", file, "--out", out, "--test", "0.25").out())
        .contains("25.0%", "0 test samples ask what training asks");
    assertThat(Path.of(out, "split.json")).exists();
    Path train = Path.of(out, "train.jsonl");
    Path test = Path.of(out, "test.jsonl");
    assertThat(Files.readAllLines(train)).hasSize(15);
    assertThat(Ran.of("data", "difficulty", file, "--out", out).out()).contains("easy", "hard");
    Path page = folder.resolve("c.html");
    assertThat(
            Ran.of(
                    "data",
                    "contamination",
                    "--train",
                    file,
                    "--test",
                    test.toString(),
                    "--report",
                    page.toString())
                .out())
        .contains("5   5  100.0%");
    assertThat(page).content().contains("Asked in training");
    assertThat(Ran.of("data", "stats", file, "--report", page.toString()).out())
        .contains("20 samples", "no_call");
    assertThat(page).content().contains("<svg");
  }

  @Test
  void splitNeedsWhatItsRuleNeeds() throws IOException {
    String file = written(BAD_CALL).toString();
    assertThat(Ran.of("data", "split", file, "--out", "x", "--by", "chance").exitCode())
        .isEqualTo(2);
    assertThat(Ran.of("data", "split", file, "--out", "x", "--test", "2").exitCode()).isEqualTo(2);
    assertThat(Ran.of("data", "split", file, "--out", "x", "--by", "diversity").err())
        .contains("--size");
    assertThat(Ran.of("data", "split", file, "--out", "x", "--by", "unseen-patterns").err())
        .contains("--hold-out");
    assertThat(Ran.of("data", "difficulty", file, "--out", "x", "--order", "colour").exitCode())
        .isEqualTo(2);
  }

  @Test
  void practiceIsTheSameFileForTheSameSeedAndPassesTheLinter() throws IOException {
    Path one = folder.resolve("one.jsonl");
    Path two = folder.resolve("two.jsonl");
    assertThat(
            practice(one, "--seed", "3", "--count", "40", "--patterns", "simple,multiple=2").out())
        .contains("40 samples, seed 3: practice, not a benchmark.");
    practice(two, "--seed", "3", "--count", "40", "--patterns", "simple,multiple=2");
    assertThat(one).hasSameBinaryContentAs(two);
    assertThat(Ran.of("data", "lint", one.toString()).exitCode()).isZero();
    practice(two, "--seed", "3", "--count", "5", "--documents");
    assertThat(Files.readAllLines(two)).hasSize(5).allMatch(line -> line.startsWith("{\"text\":"));
  }

  @Test
  void practiceMakesOthersInPlaceOfWhatIsKnown() throws IOException {
    Path known = folder.resolve("known.jsonl");
    Path other = folder.resolve("other.jsonl");
    practice(known, "--seed", "3", "--count", "40");
    Ran ran = practice(other, "--seed", "3", "--count", "15", "--without", known.toString());
    assertThat(ran.out()).contains("15 samples, seed 3", "left out 40 whose questions stand in");
    // The same seed goes on behind what it made before.
    practice(known, "--seed", "3", "--count", "55");
    assertThat(Files.readAllLines(other)).isEqualTo(Files.readAllLines(known).subList(40, 55));
    String none = folder.resolve("none.jsonl").toString();
    assertThat(practice(other, "--without", none).exitCode()).isEqualTo(2);
    assertThat(practice(other, "--without", none, "--documents").err())
        .contains("--documents ask no questions");
  }

  @Test
  void practiceSaysWhichDialsThereAre() {
    Path out = folder.resolve("x.jsonl");
    assertThat(practice(out, "--patterns", "paralel").err())
        .contains("paralel", "parallel_multiple");
    assertThat(practice(out, "--tools", "some").err()).contains("seen, unseen, all");
    assertThat(practice(out, "--difficulty", "2").err()).contains("0 to 1");
    assertThat(practice(out, "--count", "0").exitCode()).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  private static Ran practice(Path out, String... options) {
    List<String> all = new ArrayList<>(List.of("data", "practice", "--out", out.toString()));
    all.addAll(List.of(options));
    return Ran.of(all.toArray(String[]::new));
  }
}
