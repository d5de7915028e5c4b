package org.javoke.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.javoke.hub.ModelFolder;
import org.javoke.safetensors.SafetensorsFile;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Logits of small models with rounded weights. */
class QuantisedDecoderTest {

  @ParameterizedTest
  @CsvSource({"NF4, plain", "NF4_DOUBLE, dq"})
  void logitsIn4BitsEqualTheReference(WeightFormat format, String name) {
    Path folder = Goldens.model("tiny-qwen2");
    JsonNode inputs = Goldens.json(folder.resolve("goldens/inputs.json")).path("inputs");
    Path file = Goldens.folder("quant").resolve("tiny-qwen2-nf4-logits.safetensors");
    try (Decoder decoder = DecoderLoader.load(ModelFolder.open(folder), format, Device.CPU);
        Weights golden = SafetensorsFile.open(file);
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      for (String length : List.of("len7", "len31")) {
        Tensor logits = Logits.of(decoder, Goldens.ids(inputs.path(length)));
        String key = name + "." + length + ".logits";
        Tensor expected = Goldens.tensor(golden, key, Dtype.F32);
        assertThat(Logits.difference(logits, expected)).as(key).isCloseTo(0, within(1e-4));
      }
    }
  }

  /** Tied and untied embeddings, with and without biases and head norms. */
  @ParameterizedTest
  @ValueSource(strings = {"tiny-qwen2", "tiny-llama3", "tiny-qwen3", "stories260K"})
  void logitsIn8BitsAreNear(String model) {
    Path folder = Goldens.model(model);
    JsonNode inputs = Goldens.json(folder.resolve("goldens/inputs.json")).path("inputs");
    try (Decoder exact =
            DecoderLoader.load(ModelFolder.open(folder), WeightFormat.FP32, Device.CPU);
        Decoder rounded =
            DecoderLoader.load(ModelFolder.open(folder), WeightFormat.INT8, Device.CPU);
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      for (String length : List.of("len7", "len96")) {
        long[] ids = Goldens.ids(inputs.path(length));
        Tensor expected = Logits.of(exact, ids);
        // Weights drawn at random multiply what rounding adds more than trained ones do.
        double scale = expected.abs().amax(-1, false).amax(-1, false).item();
        assertThat(Logits.difference(Logits.of(rounded, ids), expected) / scale)
            .as(length)
            .isCloseTo(0, within(0.15));
      }
    }
  }
}
