package org.javoke.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.javoke.input.SharedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {

  @TempDir private Path folder;

  @Test
  void writesWhatTheReaderReads() {
    Path path = folder.resolve("x.safetensors");
    SafetensorsWriter.write(
        path,
        List.of(
            Bytes.source("narrow", StoredDtype.U8, List.of(3L), 1, 2, 3),
            Bytes.source("z", StoredDtype.F32, List.of(1L, 1L), 4, 5, 6, 7),
            Bytes.source("a", StoredDtype.F32, List.of(), 8, 9, 10, 11),
            Bytes.source("none", StoredDtype.F64, List.of(0L))),
        Map.of("format", "pt"));
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.names()).containsExactly("none", "a", "z", "narrow");
      assertThat(file.metadata()).isEqualTo(Map.of("format", "pt"));
      assertThat(file.tensor("z").data().toArray(ValueLayout.JAVA_BYTE))
          .containsExactly(4, 5, 6, 7);
      assertThat(file.tensor("z").data().address() % 8)
          .as("4 bytes behind the padded header")
          .isEqualTo(4);
    }
    assertThat(folder.toFile().list()).containsExactly("x.safetensors");
  }

  @Test
  void writesTheBytesThatTheReferenceWriterWrites() throws IOException {
    for (String file :
        List.of(
            "models/tiny-qwen2-bf16/model.safetensors",
            "models/tiny-llama3-sharded/model-00002-of-00002.safetensors",
            "models/tiny-qwen3/goldens/logits.float32.safetensors",
            "lora/adapters/qv/adapter_model.safetensors")) {
      Path original = SharedFiles.at("goldens/model/" + file);
      Path copy = folder.resolve("copy.safetensors");
      try (SafetensorsFile read = SafetensorsFile.open(original)) {
        SafetensorsWriter.write(
            copy,
            read.names().stream().map(read::tensor).map(TensorSource::of).toList(),
            read.metadata());
      }
      assertThat(Files.mismatch(original, copy)).as(file).isEqualTo(-1);
    }
  }

  @Test
  void splitsIntoShardsWithAnIndex() {
    List<TensorSource> tensors =
        List.of(
            Bytes.source("a", StoredDtype.U8, List.of(3L), 1, 2, 3),
            Bytes.source("b", StoredDtype.U8, List.of(2L), 4, 5),
            Bytes.source("c", StoredDtype.U8, List.of(9L), 6, 7, 8, 9, 10, 11, 12, 13, 14),
            Bytes.source("d", StoredDtype.U8, List.of(1L), 15));
    SafetensorsWriter.writeModel(folder, tensors, Map.of(), 5);
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "model-00001-of-00003.safetensors",
            "model-00002-of-00003.safetensors",
            "model-00003-of-00003.safetensors",
            "model.safetensors.index.json");
    try (Weights weights = Weights.open(folder)) {
      assertThat(weights.names()).containsExactly("a", "b", "c", "d");
      assertThat(weights.tensor("d").data().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 15);
    }
    assertThatThrownBy(() -> SafetensorsWriter.writeModel(folder, tensors, Map.of(), 100))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("already");
  }

  @Test
  void aModelThatFitsIsOneFile() {
    SafetensorsWriter.writeModel(
        folder, List.of(Bytes.source("a", StoredDtype.U8, List.of(1L), 1)), Map.of(), 1);
    assertThat(folder.toFile().list()).containsExactly("model.safetensors");
  }

  @Test
  void leavesTheOldFileWhereWritingFails() {
    Path path = folder.resolve("x.safetensors");
    SafetensorsWriter.write(path, List.of(), Map.of());
    TensorSource wrong =
        new TensorSource(
            "w", StoredDtype.F32, List.of(2L), () -> MemorySegment.ofArray(new byte[7]));
    assertThatThrownBy(() -> SafetensorsWriter.write(path, List.of(wrong), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gave 7 bytes")
        .hasMessageContaining("takes 8");
    assertThat(folder.toFile().list()).containsExactly("x.safetensors");
    SafetensorsFile.open(path).close();
  }

  @Test
  void refusesWhatCannotBeWritten() {
    TensorSource a = Bytes.source("a", StoredDtype.U8, List.of(1L), 1);
    assertThatThrownBy(() -> SafetensorsWriter.write(folder.resolve("x"), List.of(a, a), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bytes.source("n", StoredDtype.F32, List.of(-1L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SafetensorsWriter.write(folder.resolve("no/x"), List.of(a), Map.of()))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("folder exists");
  }
}
