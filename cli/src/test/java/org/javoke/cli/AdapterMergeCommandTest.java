package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterMergeCommandTest {

  @TempDir private Path home;

  private static String golden(String name) {
    Path folder =
        Path.of(System.getProperty("javoke.shared", "../../shared"), "goldens/model", name);
    assumeTrue(Files.isDirectory(folder), "no shared data at " + folder);
    return folder.toString();
  }

  private Ran merge(String model, String adapter) {
    String out = home.resolve("out").toString();
    return Ran.of("adapter", "merge", "--model", model, "--adapter", adapter, "--out", out);
  }

  @Test
  void aFolderIsWritten() {
    Ran ran = merge(golden("models/tiny-qwen2"), golden("lora/adapters/qv"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("out");
    assertThat(home.resolve("out/model.safetensors")).exists();
    assertThat(home.resolve("out/tokenizer.json")).exists();
  }

  @Test
  void aRoundsFolderStandsForItsPolicysAdapter() throws IOException {
    Path model = Path.of(golden("models/tiny-qwen2")).toAbsolutePath();
    Path round = Files.createDirectories(home.resolve("loop/round-1"));
    Path policy = round.resolve("policy.json");
    Files.writeString(
        policy,
        "{\"model\": \"%s\", \"adapter\": \"%s\"}"
            .formatted(model, Path.of(golden("lora/adapters/qv")).toAbsolutePath()));
    Ran ran = merge(model.toString(), round.toString());
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(home.resolve("out/model.safetensors")).exists();
    Files.writeString(policy, "{\"model\": \"%s\"}".formatted(model));
    Ran without = merge(model.toString(), round.toString());
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.err()).contains("the policy of this round has no adapter");
  }

  @Test
  void anotherModelsAdapterIsAFailure() {
    Ran ran = merge(golden("models/tiny-llama3"), golden("lora/adapters/qv"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("another model").doesNotContain("\tat ");
    assertThat(home.resolve("out")).doesNotExist();
  }

  @Test
  void aMissingFolderIsAMistakeOfTheCommandLine() {
    Ran ran = merge(home.resolve("none").toString(), home.toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--model").contains("does not exist");
  }

  @Test
  void aVerbIsWanted() {
    Ran ran = Ran.of("adapter");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("merge is the one verb here");
  }

  @Test
  void doctorTellsWhatAModelTakes() {
    String model = golden("models/tiny-qwen2");
    Ran ran = Ran.of("doctor", "--model", model, "--adapter", golden("lora/adapters/qv"));
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("memory available")
        .contains("inference in nf4-double takes")
        .contains("LoRA training on fp32 takes")
        .contains("full training in fp32 takes")
        .contains("--dtype auto");
  }

  @Test
  void doctorRefusesAnAdapterOfAnotherModel() {
    String model = golden("models/tiny-llama3");
    Ran ran = Ran.of("doctor", "--model", model, "--adapter", golden("lora/adapters/qv"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("another model");
  }
}
