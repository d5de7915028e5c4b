package org.javoke.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingBarTest {

  @TempDir Path folder;

  @Test
  void showsLossRateAndMemory() throws IOException {
    Path status =
        Files.writeString(folder.resolve("status"), "VmPeak:  9 kB\nVmRSS:\t 3000000 kB\n");
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    try (Fakes.Model model = new Fakes.Model();
        TrainingBar bar =
            new TrainingBar(
                new PrintStream(drawn, true, StandardCharsets.UTF_8),
                new ResidentMemory(status),
                clock)) {
      bar.starting(Fakes.PLAN, model);
      bar.begun(4, model);
      bar.after(Fakes.report(5), model);
      bar.line("evaluation after step 5");
    }
    // 3,000,000 kB of 1,024 bytes are 3.07 GB; 2 / 5 is the loss.
    assertThat(drawn.toString(StandardCharsets.UTF_8))
        .contains("5/10", "loss 0.4000", "tokens/s", "3.1 GB", "evaluation after step 5");
  }

  @Test
  void whereTheSystemDoesNotSayThereIsNoMemory() {
    assertThat(new ResidentMemory(folder.resolve("absent")).shown()).isEmpty();
  }
}
