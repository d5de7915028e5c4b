package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {

  @TempDir private Path folder;

  private Ran score(String benchmark, String data, String responses) {
    return Ran.of(
        "score",
        "--benchmark",
        benchmark,
        "--data",
        data,
        "--responses",
        responses,
        "--out",
        folder.resolve("run").toString());
  }

  @Test
  void scoresResultFilesOfTheReferencePackage() throws IOException {
    Ran ran = score("bfcl", Examples.path("bfcl-shaped"), Examples.path("bfcl-shaped/result"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    // Five of six: the fenced reply cannot be decoded by the reference's rule, and fair finds it.
    assertThat(ran.out()).contains("83.33%", "100.00%", "1 right in fair only");
    assertThat(folder.resolve("run/report.html")).doesNotExist();
    assertThat(Files.readString(folder.resolve("run/summary.csv"))).contains("simple_java");
  }

  @Test
  void writesThePageWhenAsked() {
    Ran ran =
        Ran.of(
            "score",
            "--benchmark",
            "bfcl",
            "--data",
            Examples.path("bfcl-shaped"),
            "--responses",
            Examples.path("bfcl-shaped/result"),
            "--out",
            folder.resolve("run").toString(),
            "--report");
    assertThat(ran.exitCode()).isZero();
    assertThat(folder.resolve("run/report.html")).exists();
  }

  @Test
  void aWrongReplySaysWhy() throws IOException {
    Ran ran =
        score(
            "custom",
            Examples.path("light-bulbs/questions.jsonl"),
            Examples.path("light-bulbs/samples.jsonl"));
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("lights", "75.00%");
    assertThat(Files.readString(folder.resolve("run/samples.jsonl")))
        .contains("parameter \\\"brightness\\\" got \\\"40\\\"", "\"kind\":\"wrong_type\"");
  }

  @Test
  void theRunOfAnotherConfigurationIsLeftAlone() throws IOException {
    score("bfcl", Examples.path("bfcl-shaped"), Examples.path("bfcl-shaped/result"));
    String before = Files.readString(folder.resolve("run/samples.jsonl"));
    Ran ran =
        score(
            "custom",
            Examples.path("light-bulbs/questions.jsonl"),
            Examples.path("light-bulbs/samples.jsonl"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("another configuration", "benchmark").doesNotContain("\tat ");
    assertThat(Files.readString(folder.resolve("run/samples.jsonl"))).isEqualTo(before);
  }

  @Test
  void aBrokenLineIsNamed() throws IOException {
    Path replies = folder.resolve("BFCL_v4_simple_python_result.json");
    Files.writeString(replies, "{\"id\": \"simple_python_0\", \"result\": \"x\"}\n{\"id\": \n");
    Ran ran = score("bfcl", Examples.path("bfcl-shaped"), replies.toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("line 2", replies.toString()).doesNotContain("\tat ");
  }

  @Test
  void repliesWithoutIdsAreRefused() throws IOException {
    Path replies = folder.resolve("BFCL_v4_simple_python_result.json");
    Files.writeString(replies, "{\"result\": \"x\"}\n");
    Ran ran = score("bfcl", Examples.path("bfcl-shaped"), replies.toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("id", "line 1");
  }

  @Test
  void whatIsNotThereIsAUsageError() {
    assertThat(score("bfcl", "/no/such/data", Examples.path("bfcl-shaped/result")))
        .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.err()).contains("/no/such/data"));
    assertThat(score("bfcl", Examples.path("bfcl-shaped"), "/no/such/replies"))
        .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.err()).contains("/no/such/replies"));
  }

  @Test
  void aFolderWithoutBfclDataSaysWhatIsExpected() {
    Ran ran = score("bfcl", folder.toString(), Examples.path("bfcl-shaped/result"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("BFCL_v");
  }
}
