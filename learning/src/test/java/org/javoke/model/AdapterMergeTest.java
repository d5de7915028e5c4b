package org.javoke.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
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
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Merged weights and their logits equal the reference's. */
class AdapterMergeTest {

  @TempDir private Path home;

  private static Path lora() {
    return Goldens.folder("lora");
  }

  private Path merged(String base, Path adapterFolder) {
    Path out = home.resolve("merged");
    try (AdapterFolder adapter = AdapterFolder.open(adapterFolder)) {
      AdapterMerge.merge(ModelFolder.open(Goldens.model(base)), adapter, out);
    }
    return out;
  }

  private static void compare(Weights found, Weights expected, String name, String golden) {
    try (Scope _ = Scope.open()) {
      Tensor difference =
          Goldens.tensor(found, name, Dtype.F32)
              .sub(Goldens.tensor(expected, golden, Dtype.F32))
              .abs()
              .view(-1);
      assertThat(difference.amax(0, false).item()).as(name).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void allWeightsEqualTheReference() {
    Path out = merged("tiny-qwen2", lora().resolve("adapters/all-linear"));
    Path file = lora().resolve("merged/all-linear.model.safetensors");
    try (Weights found = Weights.open(out);
        Weights expected = SafetensorsFile.open(file)) {
      assertThat(found.names()).containsExactlyInAnyOrderElementsOf(expected.names());
      expected.names().forEach(name -> compare(found, expected, name, name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "qv, tiny-qwen2",
    "all-linear, tiny-qwen2",
    "qv-rslora, tiny-qwen2",
    "all-legacy-config, tiny-qwen2",
    "all-linear-tiny-llama3, tiny-llama3",
    "all-linear-tiny-qwen3, tiny-qwen3"
  })
  void logitsEqualTheReference(String name, String base) {
    Path folder = lora().resolve("adapters").resolve(name);
    JsonNode golden =
        Goldens.json(lora().resolve("adapters/adapters.json"))
            .valueStream()
            .filter(entry -> entry.path("adapter").stringValue().equals(name))
            .findFirst()
            .orElseThrow();
    Path out = merged(base, folder);
    ModelFolder model = ModelFolder.open(Goldens.model(base));
    try (AdapterFolder adapter = AdapterFolder.open(folder);
        Decoder written = DecoderLoader.load(ModelFolder.open(out), WeightFormat.FP32, Device.CPU);
        Decoder loaded = DecoderLoader.loadMerged(model, adapter, WeightFormat.FP32, Device.CPU);
        Weights found = Weights.open(out);
        Weights logits = SafetensorsFile.open(folder.resolve("golden_logits.safetensors"));
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      long[] ids = Goldens.ids(golden.path("inputs").path("len31"));
      Tensor expected = Goldens.tensor(logits, "len31.merged_logits", Dtype.F32);
      assertThat(Logits.difference(Logits.of(written, ids), expected)).isCloseTo(0, within(1e-4));
      assertThat(Logits.difference(Logits.of(loaded, ids), expected)).isCloseTo(0, within(1e-4));
      logits.names().stream()
          .filter(tensor -> tensor.startsWith("merged."))
          .forEach(tensor -> compare(found, logits, tensor.substring(7), tensor));
    }
  }

  @Test
  void theFolderIsWhole() {
    Path out = merged("tiny-qwen2", lora().resolve("adapters/qv"));
    assertThat(out).isDirectoryContaining(file -> file.endsWith("tokenizer_config.json"));
    assertThat(out).isDirectoryContaining(file -> file.endsWith("generation_config.json"));
    ModelFolder.open(out).tokenizer().close();
    assertThat(home).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
  }

  @Test
  void dtypesAndTensorsThatAreNotMeantStayAsTheyAre() {
    Path adapter = home.resolve("adapter");
    write(adapter, "model.layers.0.self_attn.v_proj", 64, 16);
    Path out = merged("tiny-qwen2-bf16", adapter);
    try (Weights found = Weights.open(out);
        Weights before = Weights.open(Goldens.model("tiny-qwen2-bf16"))) {
      for (String name : before.names()) {
        assertThat(found.tensor(name).dtype()).isEqualTo(StoredDtype.BF16);
        boolean meant = name.equals("model.layers.0.self_attn.v_proj.weight");
        boolean same = found.tensor(name).data().mismatch(before.tensor(name).data()) == -1;
        assertThat(same).as(name).isEqualTo(!meant);
      }
    }
  }

  @Test
  void shardsStayShards() {
    Path adapter = home.resolve("adapter");
    write(adapter, "model.layers.1.mlp.up_proj", 64, 160);
    Path out = merged("tiny-llama3-sharded", adapter);
    try (Weights found = Weights.open(out);
        Weights before = Weights.open(Goldens.model("tiny-llama3-sharded"))) {
      assertThat(found.files()).hasSizeGreaterThan(1);
      assertThat(found.names()).isEqualTo(before.names());
      // A is all ones and B all halves: 2 ranks * 1 * 0.5 * alpha 4 / rank 2 = 2 more each.
      try (Scope _ = Scope.open()) {
        String name = "model.layers.1.mlp.up_proj.weight";
        Tensor more =
            Goldens.tensor(found, name, Dtype.F32).sub(Goldens.tensor(before, name, Dtype.F32));
        assertThat(more.view(-1).amax(0, false).item()).isCloseTo(2, within(1e-6));
        assertThat(more.view(-1).neg().amax(0, false).item()).isCloseTo(-2, within(1e-6));
      }
    }
  }

  @Test
  void aFolderInUseIsLeftAlone() throws IOException {
    Path out = Files.createDirectory(home.resolve("merged"));
    Files.writeString(out.resolve("mine.txt"), "mine");
    Path adapter = lora().resolve("adapters/qv");
    assertThatThrownBy(() -> merged("tiny-qwen2", adapter))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not empty");
    assertThat(out.resolve("mine.txt")).hasContent("mine");
  }

  @Test
  void anotherModelsAdapterLeavesNothingBehind() {
    Path adapter = lora().resolve("adapters/qv");
    assertThatThrownBy(() -> merged("tiny-llama3", adapter))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another model");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aTiedHeadCannotBeMerged() {
    Path adapter = home.resolve("adapter");
    write(adapter, "lm_head", 64, 2048);
    Goldens.model("tiny-qwen2"); // skips where it is not there
    assertThatThrownBy(() -> merged("tiny-qwen2", adapter))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tie_word_embeddings")
        .hasMessageContaining("on top");
  }

  private static void write(Path folder, String module, long inputs, long outputs) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = module.substring(module.lastIndexOf('.') + 1);
    AdapterConfig config =
        new AdapterConfig(
            2,
            4,
            0,
            false,
            new TargetModules.Named(List.of(name)),
            List.of(),
            Optional.empty(),
            Map.of(),
            Map.of());
    LoraSource source =
        new LoraSource(
            StoredDtype.F32,
            2,
            inputs,
            outputs,
            () -> filled(2 * inputs, 1),
            () -> filled(outputs * 2, 0.5f));
    AdapterFolder.write(folder, config, Map.of(module, source), List.of());
  }

  private static MemorySegment filled(long floats, float value) {
    MemorySegment memory = Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, floats);
    for (long i = 0; i < floats; i++) {
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
    }
    return memory;
  }
}
