package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

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
}
