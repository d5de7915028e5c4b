package org.javoke.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.LoraSource;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.TargetModules;
import org.javoke.input.InputException;
import org.javoke.safetensors.SafetensorsFile;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorSource;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Adapters on top of models equal the reference's. */
class AdapterLoaderTest {

  private static final long[] IDS = {5, 6, 7};

  private static Path adapters() {
    return Goldens.folder("lora").resolve("adapters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qv",
        "all-linear",
        "qv-rslora",
        "all-legacy-config",
        "all-linear-tiny-llama3",
        "all-linear-tiny-qwen3"
      })
  void logitsEqualTheReference(String name) {
    JsonNode golden = golden(name);
    Path base = Goldens.model(golden.path("base").stringValue());
    try (Decoder decoder =
            DecoderLoader.load(ModelFolder.open(base), WeightFormat.FP32, Device.CPU);
        AdapterFolder folder = AdapterFolder.open(adapters().resolve(name));
        Decoder adapted = AdapterLoader.on(decoder, folder);
        Weights logits =
            SafetensorsFile.open(adapters().resolve(name).resolve("golden_logits.safetensors"));
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      for (String length : List.of("len7", "len31")) {
        long[] ids = Goldens.ids(golden.path("inputs").path(length));
        Tensor expected = Goldens.tensor(logits, length + ".logits", Dtype.F32);
        assertThat(Logits.difference(Logits.of(adapted, ids), expected))
            .as(length)
            .isCloseTo(0, within(1e-4));
        // The adapter is off in the base, and off is far from on.
        assertThat(Logits.difference(Logits.of(decoder, ids), expected)).isGreaterThan(1);
      }
    }
  }

  private static JsonNode golden(String name) {
    return Goldens.json(adapters().resolve("adapters.json"))
        .valueStream()
        .filter(entry -> entry.path("adapter").stringValue().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The correction is the same whatever the base is held in; what differs is the base. */
  @ParameterizedTest
  @CsvSource({"BF16, 0.05", "INT8, 0.01", "NF4, 0.01", "NF4_DOUBLE, 0.01"})
  void anyFormatTakesAnAdapter(WeightFormat format, double tolerance) {
    ModelFolder folder = ModelFolder.open(Goldens.model("tiny-qwen2"));
    try (Decoder base = DecoderLoader.load(folder, format, Device.CPU);
        AdapterFolder adapter = AdapterFolder.open(adapters().resolve("all-linear"));
        Decoder adapted = AdapterLoader.on(base, adapter);
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      Linear before = base.layers().getFirst().mlp().up();
      Linear after = adapted.layers().getFirst().mlp().up();
      Lora lora = (Lora) after;
      Tensor x = base.embed(Tensors.of(IDS, Device.CPU));
      Tensor expected =
          before
              .apply(x)
              .to(Dtype.F32)
              .add(
                  lora.b()
                      .matmul(lora.a())
                      .matmul(x.to(Dtype.F32).transpose(0, 1))
                      .transpose(0, 1)
                      .mul(2));
      assertThat(after.apply(x).dtype()).isEqualTo(format.activations());
      double size = expected.abs().amax(-1, false).amax(-1, false).item();
      assertThat(Logits.difference(after.apply(x).to(Dtype.F32), expected) / size)
          .isCloseTo(0, within(tolerance));
    }
  }

  @Test
  void theBaseOutlivesItsAdapters() {
    ModelFolder folder = ModelFolder.open(Goldens.model("tiny-qwen2"));
    try (Decoder base = DecoderLoader.load(folder, WeightFormat.FP32, Device.CPU);
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      float[] before = Logits.of(base, IDS).toFloats();
      try (AdapterFolder adapter = AdapterFolder.open(adapters().resolve("qv"));
          Decoder adapted = AdapterLoader.on(base, adapter)) {
        assertThat(Logits.of(adapted, IDS).toFloats()).isNotEqualTo(before);
      }
      assertThat(Logits.of(base, IDS).toFloats()).isEqualTo(before);
    }
  }

  @Test
  void anAdapterOfAnotherModelIsRefused() {
    ModelFolder folder = ModelFolder.open(Goldens.model("tiny-llama3"));
    try (Decoder base = DecoderLoader.load(folder, WeightFormat.FP32, Device.CPU);
        AdapterFolder adapter = AdapterFolder.open(adapters().resolve("qv"))) {
      assertThatThrownBy(() -> AdapterLoader.on(base, adapter))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("q_proj")
          .hasMessageContaining("64 inputs")
          .hasMessageContaining("tiny-qwen2");
    }
  }

  @Test
  void theLmHeadCanBeReplacedWhole(@TempDir Path home) {
    write(home, "lm_head", "lm_head.weight", 2048, 64);
    ModelFolder folder = ModelFolder.open(Goldens.model("tiny-qwen2"));
    try (Decoder base = DecoderLoader.load(folder, WeightFormat.INT8, Device.CPU);
        AdapterFolder adapter = AdapterFolder.open(home);
        Decoder adapted = AdapterLoader.on(base, adapter);
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      // The saved head is all zeros.
      assertThat(Logits.of(adapted, IDS).toFloats()).containsOnly(0f);
      assertThat(Logits.of(base, IDS).abs().amax(-1, false).amax(-1, false).item()).isPositive();
    }
  }

  @Test
  void theEmbeddingCanBeReplacedWhole(@TempDir Path home) {
    write(home, "embed_tokens", "model.embed_tokens.weight", 2048, 64);
    ModelFolder folder = ModelFolder.open(Goldens.model("tiny-qwen2"));
    try (Decoder base = DecoderLoader.load(folder, WeightFormat.FP32, Device.CPU);
        AdapterFolder adapter = AdapterFolder.open(home);
        Decoder adapted = AdapterLoader.on(base, adapter);
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      Tensor ids = Tensors.of(IDS, Device.CPU);
      assertThat(adapted.embed(ids).toFloats()).containsOnly(0f);
      assertThat(adapted.lmHead()).isSameAs(base.lmHead());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lm_head, lm_head.weight, 2047, 64, '[2047, 64]'",
    "norm, model.norm.weight, 1, 64, 'supported are lm_head and embed_tokens'"
  })
  void otherWholeModulesAreRefused(
      String module, String tensor, int rows, int columns, String message, @TempDir Path home) {
    write(home, module, tensor, rows, columns);
    ModelFolder folder = ModelFolder.open(Goldens.model("tiny-qwen2"));
    try (Decoder base = DecoderLoader.load(folder, WeightFormat.FP32, Device.CPU);
        AdapterFolder adapter = AdapterFolder.open(home)) {
      assertThatThrownBy(() -> AdapterLoader.on(base, adapter))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(tensor)
          .hasMessageContaining(message);
    }
  }

  /** An adapter for tiny-qwen2 that changes nothing but saves one module whole, all zeros. */
  private static void write(Path home, String module, String tensor, long rows, long columns) {
    AdapterConfig config =
        new AdapterConfig(
            2,
            4,
            0,
            false,
            new TargetModules.Named(List.of("q_proj")),
            List.of(module),
            Optional.empty(),
            Map.of(),
            Map.of());
    LoraSource lora =
        new LoraSource(StoredDtype.F32, 2, 64, 64, () -> zeros(2 * 64), () -> zeros(64 * 2));
    AdapterFolder.write(
        home,
        config,
        Map.of("model.layers.0.self_attn.q_proj", lora),
        List.of(
            new TensorSource(
                tensor, StoredDtype.F32, List.of(rows, columns), () -> zeros(rows * columns))));
  }

  private static MemorySegment zeros(long floats) {
    return Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, floats);
  }
}
