package org.javoke.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.model.MemoryEstimate;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {

  private static final Path MODEL =
      Path.of(
          System.getProperty("javoke.shared", "../../shared"), "goldens/model/models/tiny-qwen2");

  private static MemoryCheck check() {
    assumeTrue(Files.isDirectory(MODEL), "no shared data at " + MODEL);
    ModelConfig model = ModelFolder.open(MODEL).config();
    MemoryEstimate memory = MemoryEstimate.fullTraining(model, 100_000, 0, true);
    return new MemoryCheck(model, new TrainingPlan(1, 1, 1, 1, 1, 1, memory), Limits.STANDARD, 10);
  }

  @Test
  void whatFitsIsNotTold() {
    assertThat(check().warning(check().plan().memory().total())).isEmpty();
  }

  @Test
  void whatMayNotFitIsWarnedOf() {
    assertThat(check().warning(check().plan().memory().total() - 1))
        .hasValueSatisfying(
            warning -> assertThat(warning).contains("Memory may run out", "--tokens-at-once"));
    assertThat(check().warning(check().plan().memory().least())).isPresent();
  }

  @Test
  void whatCannotFitIsRefused() {
    MemoryCheck check = check();
    assertThatThrownBy(() -> check.warning(check.plan().memory().least() - 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Not enough memory: full training in fp32 takes")
        .hasMessageContaining("reference 2 MiB")
        .hasMessageContaining("What would fit: LoRA training on fp32");
  }
}
