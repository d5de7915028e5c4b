package org.javoke.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.input.SharedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {

  @TempDir private Path folder;

  @Test
  void readsShards() {
    try (Weights weights =
        Weights.open(SharedFiles.at("goldens/model/models/tiny-llama3-sharded"))) {
      // 3 layers of 9 tensors, the embedding, the last norm and the LM head.
      assertThat(weights.names()).hasSize(30).contains("lm_head.weight", "model.norm.weight");
      for (String name : weights.names()) {
        assertThat(weights.tensor(name).dtype()).isEqualTo(StoredDtype.F32);
      }
    }
  }

  @Test
  void namesWhatAFolderNeeds() {
    assertThatThrownBy(() -> Weights.open(folder))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("model.safetensors")
        .hasMessageContaining("model.safetensors.index.json");
  }

  @Test
  void namesAShardThatIsMissing() {
    index("{\"weight_map\":{\"a\":\"model-1.safetensors\"}}");
    assertRefused("model-1.safetensors");
  }

  @Test
  void namesATensorThatIsNotInItsShard() {
    shard("model-1.safetensors", "b");
    index("{\"weight_map\":{\"a\":\"model-1.safetensors\"}}");
    assertRefused("tensor \"a\" in model-1.safetensors");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.safetensors",
        "/etc/passwd",
        "..",
        "",
        "sub/x.safetensors",
        "a\\\\b",
        "a\\u0000"
      })
  void aShardStaysInItsFolder(String name) {
    index("{\"weight_map\":{\"a\":\"" + name + "\"}}");
    assertRefused("plain file name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{",
        "{\"weight_map\":[]}",
        "{\"weight_map\":{}}",
        "{\"weight_map\":{\"a\":1}}"
      })
  void refusesABrokenIndex(String json) {
    index(json);
    assertRefused("model.safetensors.index.json");
  }

  @Test
  void followsTheLinksOfTheCache() throws IOException {
    Path snapshot = Files.createDirectories(folder.resolve("models--o--n/snapshots/abc"));
    Path blobs = Files.createDirectories(folder.resolve("models--o--n/blobs"));
    SafetensorsWriter.write(
        blobs.resolve("0123"),
        List.of(Bytes.source("a", StoredDtype.U8, List.of(1L), 7)),
        Map.of());
    Files.createSymbolicLink(snapshot.resolve("model.safetensors"), Path.of("../../blobs/0123"));
    try (Weights weights = Weights.open(snapshot)) {
      assertThat(weights.tensor("a").data().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 7);
    }
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws IOException {
    Path model = Files.createDirectories(folder.resolve("model"));
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("x");
    SafetensorsWriter.write(elsewhere, List.of(), Map.of());
    Files.createSymbolicLink(model.resolve("model.safetensors"), elsewhere);
    assertThatThrownBy(() -> Weights.open(model))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("outside its folder");
  }

  private void shard(String file, String tensor) {
    SafetensorsWriter.write(
        folder.resolve(file),
        List.of(Bytes.source(tensor, StoredDtype.U8, List.of(1L), 1)),
        Map.of());
  }

  private void index(String json) {
    DurableFile.write(folder.resolve(Weights.INDEX), json);
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> Weights.open(folder))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining(reason);
  }
}
