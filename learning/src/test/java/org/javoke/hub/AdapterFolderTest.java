package org.javoke.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.input.InputException;
import org.javoke.input.SharedFiles;
import org.javoke.safetensors.SafetensorsWriter;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterFolderTest {

  private static final String MINIMAL =
      "\"peft_type\":\"LORA\",\"r\":2,\"lora_alpha\":4,\"target_modules\":[\"q_proj\"]";
  private static final String Q = "base_model.model.model.layers.0.self_attn.q_proj";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "all-linear, tiny-qwen2, 21, 2.0", // 3 layers of 7 linears; 16 / 8
    "all-legacy-config, tiny-qwen2, 21, 2.0",
    "qv, tiny-qwen2, 6, 2.0",
    "qv-rslora, tiny-qwen2, 6, 5.65685424949238", // 16 / sqrt(8)
    "all-linear-tiny-llama3, tiny-llama3, 21, 2.0",
    "all-linear-tiny-qwen3, tiny-qwen3, 21, 5.65685424949238",
  })
  void readsWhatPeftWrites(String name, String base, int modules, double scaling) {
    try (AdapterFolder adapter =
        AdapterFolder.open(SharedFiles.at("goldens/model/lora/adapters/" + name))) {
      AdapterConfig config = adapter.config();
      assertThat(config.rank()).isEqualTo(8);
      assertThat(config.alpha()).isEqualTo(16);
      assertThat(config.baseModel()).hasValue(base);
      assertThat(config.scalingOf("model.layers.0.self_attn.q_proj"))
          .isCloseTo(scaling, within(1e-12));
      assertThat(adapter.modules()).hasSize(modules);
      assertThat(adapter.saved()).isEmpty();
      LoraEntry lora = requireNonNull(adapter.modules().get("model.layers.0.self_attn.q_proj"));
      assertThat(lora.a().shape().getFirst()).isEqualTo(8);
      assertThat(lora.b().shape().getLast()).isEqualTo(8);
      adapter.requireFits(model(base));
    }
  }

  @Test
  void refusesAnotherModelsAdapter() {
    try (AdapterFolder adapter =
        AdapterFolder.open(SharedFiles.at("goldens/model/lora/adapters/qv"))) {
      assertThatThrownBy(() -> adapter.requireFits(model("tiny-llama3")))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("q_proj")
          .hasMessageContaining("tiny-qwen2");
    }
  }

  @Test
  void writesWhatItReads() throws IOException {
    Path original = SharedFiles.at("goldens/model/lora/adapters/all-linear");
    try (AdapterFolder read = AdapterFolder.open(original)) {
      Map<String, LoraSource> modules = new LinkedHashMap<>();
      read.modules().forEach((module, lora) -> modules.put(module, source(lora)));
      AdapterFolder.write(folder, read.config(), modules, List.of());
      try (AdapterFolder written = AdapterFolder.open(folder)) {
        assertThat(written.config()).isEqualTo(read.config());
      }
    }
    String tensors = "adapter_model.safetensors";
    assertThat(Files.mismatch(original.resolve(tensors), folder.resolve(tensors))).isEqualTo(-1);
  }

  @Test
  void writesEverySetting() {
    AdapterConfig config =
        new AdapterConfig(
            2,
            0.5,
            0.25,
            true,
            new TargetModules.AllLinear(),
            List.of("lm_head"),
            Optional.empty(),
            Map.of("layers.0.self_attn.q_proj", 1),
            Map.of("q_proj", 3.0));
    LoraSource lora =
        new LoraSource(
            StoredDtype.BF16,
            1,
            3,
            2,
            () -> MemorySegment.ofArray(new byte[6]),
            () -> MemorySegment.ofArray(new byte[4]));
    AdapterFolder.write(
        folder,
        config,
        Map.of("model.layers.0.self_attn.q_proj", lora),
        List.of(tensor("lm_head.weight", 2, 3)));
    try (AdapterFolder written = AdapterFolder.open(folder)) {
      assertThat(written.config()).isEqualTo(config);
      assertThat(written.saved()).containsOnlyKeys("lm_head.weight");
      assertThat(config.rankOf("model.layers.0.self_attn.q_proj")).isEqualTo(1);
      assertThat(config.rankOf("model.layers.10.self_attn.q_proj")).isEqualTo(2);
      // alpha 3 by the pattern, rank 1 by the pattern: 3 / sqrt(1).
      assertThat(config.scalingOf("model.layers.0.self_attn.q_proj")).isEqualTo(3);
    }
    assertThatThrownBy(() -> AdapterFolder.write(folder, config, Map.of("other", lora), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rank 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"use_dora\":false,\"lora_bias\":false,\"layer_replication\":null,\"a_new_key\":{}",
        "\"init_lora_weights\":\"gaussian\",\"exclude_modules\":[\"x\"],\"rank_pattern\":{}",
        "\"megatron_core\":\"megatron.core\",\"qalora_group_size\":16,\"peft_version\":\"9.9\"",
      })
  void toleratesKeysThatSayNothing(String keys) throws IOException {
    config(MINIMAL + "," + keys);
    tensors(tensor(Q + ".lora_A.weight", 2, 3), tensor(Q + ".lora_B.weight", 4, 2));
    try (AdapterFolder adapter = AdapterFolder.open(folder)) {
      assertThat(adapter.modules()).containsOnlyKeys("model.layers.0.self_attn.q_proj");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"use_dora\":true|use_dora",
        "\"fan_in_fan_out\":true|fan_in_fan_out",
        "\"layers_to_transform\":[1]|layers_to_transform",
        "\"layers_to_transform\":0|layers_to_transform",
        "\"bias\":\"all\"|bias",
        "\"lora_bias\":true|lora_bias",
        "\"a_new_key\":\"on\"|a_new_key",
        "\"task_type\":\"SEQ_CLS\"|SEQ_CLS",
        "\"peft_type\":\"IA3\"|IA3",
        "\"init_lora_weights\":\"pissa_niter_4\"|pissa",
        "\"rank_pattern\":{\"^model.*\":4}|regular expression",
        "\"rank_pattern\":{\"q_proj\":0}|q_proj",
        "\"alpha_pattern\":{\"q_proj\":\"x\"}|q_proj",
        "\"r\":0|\"r\"",
        "\"r\":1000000|\"r\"",
        "\"lora_alpha\":-1|lora_alpha",
        "\"lora_dropout\":2|lora_dropout",
        "\"target_modules\":null|target_modules",
        "\"target_modules\":7|target_modules",
      })
  void refusesByName(String keys, String named) throws IOException {
    config(MINIMAL + "," + keys);
    tensors(tensor(Q + ".lora_A.weight", 2, 3), tensor(Q + ".lora_B.weight", 4, 2));
    assertThatThrownBy(() -> AdapterFolder.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("adapter_config.json")
        .hasMessageContaining(named);
  }

  @Test
  void refusesTensorsThatMatchNothing() throws IOException {
    TensorSource a = tensor(Q + ".lora_A.weight", 2, 3);
    TensorSource b = tensor(Q + ".lora_B.weight", 4, 2);
    config(MINIMAL);
    assertRefused("counterpart", a);
    assertRefused("counterpart", b);
    assertRefused("no LoRA tensors");
    assertRefused("belongs to no linear", a, b, tensor(Q + ".lora_magnitude_vector", 4));
    assertRefused("belongs to no linear", a, b, tensor("base_model.model.lm_head.weight", 4, 3));
    assertRefused("belongs to no linear", a, b, tensor("q_proj.lora_A.weight", 2, 3));
    assertRefused(
        "target_modules", tensor(Q + "2.lora_A.weight", 2, 3), tensor(Q + "2.lora_B.weight", 4, 2));
    assertRefused("expected [2, inputs]", tensor(Q + ".lora_A.weight", 3, 3), b);
    assertRefused("expected [outputs, 2]", a, tensor(Q + ".lora_B.weight", 8));
    assertRefused(
        "floating-point",
        a,
        new TensorSource(
            b.name(), StoredDtype.I16, b.shape(), () -> MemorySegment.ofArray(new byte[16])));
  }

  @Test
  void saysWhatAnAdapterNeeds() {
    assertThatThrownBy(() -> AdapterFolder.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("adapter_config.json")
        .hasMessageContaining("adapter_model.safetensors");
  }

  private static ModelConfig model(String name) {
    return ModelFolder.open(SharedFiles.at("goldens/model/models/" + name)).config();
  }

  private static LoraSource source(LoraEntry lora) {
    return new LoraSource(
        lora.a().dtype(),
        lora.a().shape().getFirst(),
        lora.a().shape().getLast(),
        lora.b().shape().getFirst(),
        lora.a()::data,
        lora.b()::data);
  }

  // Two bytes an element.
  private static TensorSource tensor(String name, long... shape) {
    List<Long> dimensions = new ArrayList<>();
    int bytes = 2;
    for (long dimension : shape) {
      dimensions.add(dimension);
      bytes *= (int) dimension;
    }
    byte[] data = new byte[bytes];
    return new TensorSource(name, StoredDtype.F16, dimensions, () -> MemorySegment.ofArray(data));
  }

  private void config(String keys) throws IOException {
    Files.writeString(folder.resolve("adapter_config.json"), "{" + keys + "}");
  }

  private void tensors(TensorSource... tensors) {
    SafetensorsWriter.write(
        folder.resolve("adapter_model.safetensors"), List.of(tensors), Map.of());
  }

  private void assertRefused(String reason, TensorSource... tensors) {
    tensors(tensors);
    assertThatThrownBy(() -> AdapterFolder.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("adapter_model.safetensors")
        .hasMessageContaining(reason);
  }
}
