package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.javoke.model.Goldens;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  private static Ran doctor(Path model, Path adapter) {
    return Ran.of("doctor", "--model", model.toString(), "--adapter", adapter.toString());
  }

  @Test
  void whatAModelTakesIsTold() {
    Ran ran = doctor(Goldens.model("tiny-qwen2"), Goldens.folder("lora/adapters/qv"));
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("memory available")
        .contains("inference in nf4-double takes")
        .contains("LoRA training on fp32 takes")
        .contains("full training in fp32 takes")
        .contains("--dtype auto");
  }

  @Test
  void anotherModelsAdapterIsAFailure() {
    Ran ran = doctor(Goldens.model("tiny-llama3"), Goldens.folder("lora/adapters/qv"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("another model");
  }
}
