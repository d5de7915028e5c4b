package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInitCommandTest {

  @TempDir private Path home;

  private Ran init(Path shape) {
    return Ran.of(
        "model", "init", "--shape", shape.toString(), "--out", home.resolve("out").toString());
  }

  private Path shape(String config) throws IOException {
    Path shape = Files.createDirectories(home.resolve("shape"));
    Files.writeString(shape.resolve("config.json"), config);
    return shape;
  }

  @Test
  void aFolderIsWrittenOnce() throws IOException {
    Path shape =
        shape(
            """
            {"model_type": "llama", "hidden_size": 8, "intermediate_size": 16, "vocab_size": 16,
             "num_hidden_layers": 1, "num_attention_heads": 2}
            """);
    assertThat(init(shape).exitCode()).isZero();
    assertThat(home.resolve("out/model.safetensors")).exists();
    assertThat(home.resolve("out/config.json"))
        .hasSameTextualContentAs(shape.resolve("config.json"));
    Ran again = init(shape);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("is there already");
  }

  @Test
  void anImpossibleShapeIsRefused() throws IOException {
    Ran ran = init(shape("{\"model_type\": \"llama\", \"num_hidden_layers\": 0}"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("num_hidden_layers");
    assertThat(home.resolve("out")).doesNotExist();
  }

  @Test
  void aVerbIsWanted() {
    assertThat(Ran.of("model").err()).contains("init is the one verb here");
  }
}
