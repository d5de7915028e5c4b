package org.javoke.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.javoke.lab.run.Examples;
import org.junit.jupiter.api.Test;

class BarProgressTest {

  @Test
  void endsFull() {
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    try (BarProgress progress =
        new BarProgress(new PrintStream(drawn, true, StandardCharsets.UTF_8), "tiny")) {
      progress.begin(3, 1);
      progress.finished(Examples.correct("a", "c"));
      progress.finished(Examples.unscored("b", "c"));
    }

    assertThat(drawn.toString(StandardCharsets.UTF_8))
        .contains("tiny", "3/3")
        .contains("1 unscored");
  }

  @Test
  void isSilentWhenNothingBegan() {
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    new BarProgress(new PrintStream(drawn, true, StandardCharsets.UTF_8), "tiny").close();

    assertThat(drawn.size()).isZero();
  }
}
