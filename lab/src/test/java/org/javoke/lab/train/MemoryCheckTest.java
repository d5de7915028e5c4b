package org.javoke.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.javoke.hub.ModelConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.model.Goldens;
import org.javoke.model.MemoryEstimate;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {

  private static MemoryCheck check() {
    ModelConfig model = ModelFolder.open(Goldens.model("tiny-qwen2")).config();
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
