package org.javoke.lab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataProblemsTest {

  private static final String GOOD =
      "{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}, {\"role\": \"assistant\", \"content\": \"Hello.\"}]}\n";

  private static final String UNKNOWN_TOOL =
      "{\"messages\": [{\"role\": \"user\", \"content\": \"Go\"}, {\"role\": \"assistant\", \"tool_calls\": [{\"function\": {\"name\": \"f\", \"arguments\": {}}}]}], \"tools\": []}\n";

  @TempDir Path folder;

  @Test
  void errorsAreCountedByRule() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), GOOD + UNKNOWN_TOOL + "{broken\n");
    assertThat(DataProblems.of(file))
        .singleElement()
        .asString()
        .startsWith(file + ": 2 of 3 samples have errors: ")
        .contains("(1)", "javoke data lint");
  }

  @Test
  void goodDataAndTokenIdsAreNotSpokenOf() throws IOException {
    assertThat(DataProblems.of(Files.writeString(folder.resolve("a.jsonl"), GOOD))).isEmpty();
    Path ids = Files.writeString(folder.resolve("b.jsonl"), "{\"prompt_ids\": [1]}\n");
    assertThat(DataProblems.of(ids)).isEmpty();
  }
}
