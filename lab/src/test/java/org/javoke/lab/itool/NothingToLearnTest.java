package org.javoke.lab.itool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingToLearnTest {

  @TempDir private Path folder;

  private Path adapter = Path.of("");

  @BeforeEach
  void adapter() throws IOException {
    adapter = Files.createDirectories(folder.resolve("before/adapter"));
    Files.writeString(adapter.resolve("adapter_config.json"), "{}");
    Files.writeString(adapter.resolve("adapter_model.safetensors"), "weights");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void oneLineIsSomething() throws IOException {
    Path empty = file("empty.jsonl", "\n  \n");
    assertThat(new NothingToLearn(List.of(empty, file("none.jsonl", ""))).isSo()).isTrue();
    assertThat(new NothingToLearn(List.of(empty, file("one.jsonl", "{}\n"))).isSo()).isFalse();
  }

  @Test
  void theAdapterStaysAsItWasAndTheRunSaysSo() throws IOException {
    NothingToLearn nothing = new NothingToLearn(List.of(file("none.jsonl", "")));
    Path run = folder.resolve("run");
    for (int i = 0; i < 2; i++) { // The same again changes nothing.
      Path kept = nothing.keep(folder.resolve("model"), adapter, run);
      assertThat(kept).isEqualTo(run.resolve("adapter"));
      assertThat(kept.resolve("adapter_model.safetensors")).hasContent("weights");
      assertThat(run.resolve("policy.json")).content().contains("\"trained\":false");
    }
    assertThat(run.resolve("adapter.tmp")).doesNotExist();
  }

  @Test
  void whatAnotherRunLearnedIsNotTakenForIt() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.createDirectories(run.resolve("adapter"));
    NothingToLearn nothing = new NothingToLearn(List.of(file("none.jsonl", "")));
    assertThatThrownBy(() -> nothing.keep(folder.resolve("model"), adapter, run))
        .hasMessageContaining("holds a run that learned something");
  }
}
