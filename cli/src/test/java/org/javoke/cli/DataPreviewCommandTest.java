package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.model.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPreviewCommandTest {

  private static final String CHAT =
      """
      {"id": "a", "messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "content": "Gone."}]}
      """;

  @TempDir Path folder;

  private Ran preview(String lines, String... more) throws IOException {
    Path model = Goldens.model("tiny-qwen2");
    Path file = Files.writeString(folder.resolve("data.jsonl"), lines);
    List<String> arguments =
        new ArrayList<>(List.of("data", "preview", file.toString(), "--model", model.toString()));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray(String[]::new));
  }

  @Test
  void bracketsAndNoColourWhereThereIsNoTerminal() throws IOException {
    Ran ran = preview(CHAT);
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("\u27E6Gone.<|im_end|>\u27E7", "masked")
        .doesNotContain("\u001B");
  }

  @Test
  void aPageIsWritten() throws IOException {
    Path page = folder.resolve("preview.html");
    Ran ran = preview(CHAT, "--loss", "assistant", "--sample", "a", "--html", page.toString());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("preview.html");
    assertThat(Files.readString(page)).contains("<mark>Gone.</mark>");
  }

  @Test
  void mistakesAreSaid() throws IOException {
    assertThat(preview(CHAT, "--count", "0").exitCode()).isEqualTo(2);
    assertThat(preview(CHAT, "--loss", "some").exitCode()).isEqualTo(2);
    Ran ran = preview(CHAT + "{broken\n");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("line 2: this is not JSON");
  }
}
