package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(ran.err()).contains("no record that is a JSON object");
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
    assertThat(ran.err()).contains("never touches its input");
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
}
