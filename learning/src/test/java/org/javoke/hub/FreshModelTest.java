package org.javoke.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.javoke.input.InputException;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.TrainableDecoder;
import org.javoke.tensor.Device;
import org.javoke.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FreshModelTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"llama", "qwen2", "qwen3"})
  void everyFamilyCanBeLoadedAndTrained(String family) throws IOException {
    FreshModel.write(shape(family), folder.resolve("model"), 7);
    TrainableDecoder model =
        DecoderLoader.loadTrainable(ModelFolder.open(folder.resolve("model")), Device.CPU);
    try (Decoder _ = model.decoder()) {
      assertThat(model.parameters()).containsKey("model.norm.weight").hasSizeGreaterThan(18);
    }
  }

  @Test
  void whatWritesToTheResidualStreamIsNarrower() throws IOException {
    FreshModel.write(shape("llama"), folder.resolve("model"), 7);
    TrainableDecoder model =
        DecoderLoader.loadTrainable(ModelFolder.open(folder.resolve("model")), Device.CPU);
    try (Decoder _ = model.decoder()) {
      // 48 x 32 draws: the deviation is known to about 0.02 / sqrt(2 * 1536) = 0.0004.
      assertThat(deviation(model, "model.layers.0.mlp.up_proj.weight"))
          .isCloseTo(0.02, within(0.0016));
      // Two layers write twice each: 0.02 / sqrt(4).
      assertThat(deviation(model, "model.layers.1.mlp.down_proj.weight"))
          .isCloseTo(0.01, within(0.0008));
      assertThat(values(model, "model.norm.weight")).containsOnly(1.0);
    }
  }

  @Test
  void theConfigurationSaysHowWideTheyAre() throws IOException {
    FreshModel.write(shape("llama", "0.08"), folder.resolve("model"), 7);
    TrainableDecoder model =
        DecoderLoader.loadTrainable(ModelFolder.open(folder.resolve("model")), Device.CPU);
    try (Decoder _ = model.decoder()) {
      assertThat(deviation(model, "model.layers.0.mlp.up_proj.weight"))
          .isCloseTo(0.08, within(0.0064));
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path shape = shape("llama");
    for (List<Object> run :
        List.<List<Object>>of(List.of("a", 1L), List.of("b", 1L), List.of("c", 2L))) {
      FreshModel.write(shape, folder.resolve((String) run.getFirst()), (Long) run.getLast());
    }
    assertThat(weights("a")).isEqualTo(weights("b")).isNotEqualTo(weights("c"));
  }

  @Test
  void aFolderWithoutConfigIsNamed() {
    assertThatThrownBy(() -> FreshModel.write(folder, folder.resolve("model"), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no config.json");
  }

  private byte[] weights(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name).resolve("model.safetensors"));
  }

  private static double deviation(TrainableDecoder model, String name) {
    double[] values = values(model, name);
    return Math.sqrt(DoubleStream.of(values).map(value -> value * value).average().orElseThrow());
  }

  private static double[] values(TrainableDecoder model, String name) {
    Tensor tensor = model.parameters().get(name);
    float[] floats = Objects.requireNonNull(tensor, name).detach().toFloats();
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  private Path shape(String family) throws IOException {
    return shape(family, "0.02");
  }

  private Path shape(String family, String range) throws IOException {
    Path shape = Files.createDirectories(folder.resolve("shape"));
    Files.writeString(
        shape.resolve("config.json"),
        """
        {"model_type": "%s", "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2,
         "num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 8, "vocab_size": 64,
         "tie_word_embeddings": true, "max_position_embeddings": 128, "initializer_range": %s}
        """
            .formatted(family, range));
    return shape;
  }
}
