package org.javoke.lab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MakingProgressTest {

  @Test
  void theBarEndsWithAllThatWasMade() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);
    try (MakingProgress progress = MakingProgress.bar(terminal, "examples", 3)) {
      for (int i = 0; i < 3; i++) {
        progress.made();
      }
    }
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("examples", "100%", "3/3");
  }
}
