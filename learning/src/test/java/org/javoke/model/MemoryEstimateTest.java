package org.javoke.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.safetensors.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryEstimateTest {

  private static final long GIB = 1L << 30;

  @ParameterizedTest
  @ValueSource(strings = {"stories260K", "tiny-llama3", "tiny-qwen2", "tiny-qwen3"})
  void weightsAreThoseOfTheFile(String model) {
    ModelFolder folder = ModelFolder.open(Goldens.model(model));
    try (Weights weights = folder.weights()) {
      long elements =
          weights.names().stream().mapToLong(name -> weights.tensor(name).elements()).sum();
      assertThat(MemoryEstimate.parameters(folder.config())).isEqualTo(elements);
      assertThat(MemoryEstimate.weights(folder.config(), WeightFormat.FP32))
          .isEqualTo(4 * elements);
      assertThat(MemoryEstimate.weights(folder.config(), WeightFormat.BF16))
          .isEqualTo(2 * elements);
    }
  }

  /** 494,032,768 is the published number of Qwen2.5-0.5B's weights. */
  @Test
  void aModelThatExists() {
    ModelConfig config = Configs.half();
    assertThat(MemoryEstimate.parameters(config)).isEqualTo(494_032_768);
    // 2 (keys, values) * 24 layers * 2 heads * 64 numbers * 4 bytes.
    assertThat(MemoryEstimate.cachePerToken(config, WeightFormat.FP32)).isEqualTo(24_576);
    assertThat(MemoryEstimate.cachePerToken(config, WeightFormat.BF16)).isEqualTo(12_288);
    // Rank 8 on q 896+896, k and v 896+128, o 896+896, gate, up, down 896+4864, in 24 layers:
    // 8 * (1792 + 1024 + 1024 + 1792 + 3 * 5760) * 24.
    assertThat(MemoryEstimate.loraParameters(config, 8)).isEqualTo(4_399_104);
  }

  @Test
  void aModelThatDoesNotFitIsRefusedWithWhatWould() {
    ModelConfig config = Configs.half();
    assertThatCode(
            () -> MemoryEstimate.requireInferenceFits(config, WeightFormat.FP32, 4096, 3 * GIB))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> MemoryEstimate.requireInferenceFits(config, WeightFormat.FP32, 4096, 3 * GIB / 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1,536 MiB are available")
        .hasMessageContaining("What would fit: inference in bf16");
  }

  @ParameterizedTest
  @CsvSource({
    "FP32, 1.8, 1.9",
    "BF16, 0.9, 0.95",
    "INT8, 0.45, 0.48",
    "NF4, 0.69, 0.7",
    "NF4_DOUBLE, 0.67, 0.69"
  })
  void formatsOfAModelThatExists(WeightFormat format, double least, double most) {
    double gib = (double) MemoryEstimate.weights(Configs.half(), format) / GIB;
    assertThat(gib).isBetween(least, most);
  }

  @Test
  void whatIsAddedUp() {
    MemoryEstimate estimate = MemoryEstimate.inference(Configs.half(), WeightFormat.FP32, 8, 1000);
    assertThat(estimate.parts())
        .contains(new MemoryEstimate.Part("keys and values", 24_576L * 8 * 1000));
    assertThat(estimate.total())
        .isEqualTo(estimate.parts().stream().mapToLong(MemoryEstimate.Part::bytes).sum());
    assertThat(estimate)
        .asString()
        .startsWith("inference in fp32 takes ")
        .contains("keys and values 188 MiB");
  }

  @Test
  void trainingAllWeightsTakesFourTimesTheirSize() {
    ModelConfig config = Configs.half();
    long full = MemoryEstimate.fullTraining(config, 512).total();
    long lora =
        MemoryEstimate.lora(
                config, WeightFormat.FP32, MemoryEstimate.loraParameters(config, 8), 512)
            .total();
    // Both have the weights; gradients and two moments are 12 bytes each, of all or of the adapter.
    assertThat(full - lora).isEqualTo(12 * 494_032_768L - 16 * 4_399_104L);
  }

  @Test
  void whatFitsIsLetThrough() {
    MemoryEstimate estimate = MemoryEstimate.inference(Configs.half(), WeightFormat.FP32, 1, 10);
    assertThatCode(() -> estimate.requireFits(estimate.total(), List.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void whatDoesNotFitNamesWhatWould() {
    ModelConfig config = Configs.half();
    List<MemoryEstimate> others =
        List.of(
            MemoryEstimate.inference(config, WeightFormat.BF16, 1, 1000),
            MemoryEstimate.inference(config, WeightFormat.INT8, 1, 1000));
    MemoryEstimate wanted = MemoryEstimate.inference(config, WeightFormat.FP32, 1, 1000);
    assertThatThrownBy(() -> wanted.requireFits(GIB, others))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("inference in fp32 takes")
        .hasMessageContaining("1,024 MiB are available")
        .hasMessageContaining("What would fit: inference in int8")
        .hasMessageNotContaining("bf16");
    assertThatThrownBy(() -> wanted.requireFits(1 << 20, others))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("take a smaller model");
  }
}
