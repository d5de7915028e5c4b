package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.model.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterMergeCommandTest {

  @TempDir private Path home;

  private Ran merge(Path model, Path adapter) {
    return Ran.of(
        "adapter",
        "merge",
        "--model",
        model.toString(),
        "--adapter",
        adapter.toString(),
        "--out",
        home.resolve("out").toString());
  }

  @Test
  void aFolderIsWritten() {
    Ran ran = merge(Goldens.model("tiny-qwen2"), Goldens.folder("lora/adapters/qv"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("out");
    assertThat(home.resolve("out/model.safetensors")).exists();
    assertThat(home.resolve("out/tokenizer.json")).exists();
  }

  @Test
  void aRoundsFolderStandsForItsPolicysAdapter() throws IOException {
    Path model = Goldens.model("tiny-qwen2").toAbsolutePath();
    Path round = Files.createDirectories(home.resolve("loop/round-1"));
    Path policy = round.resolve("policy.json");
    Files.writeString(
        policy,
        "{\"model\": \"%s\", \"adapter\": \"%s\"}"
            .formatted(model, Goldens.folder("lora/adapters/qv").toAbsolutePath()));
    Ran ran = merge(model, round);
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(home.resolve("out/model.safetensors")).exists();
    Files.writeString(policy, "{\"model\": \"%s\"}".formatted(model));
    Ran without = merge(model, round);
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.err()).contains("the policy of this round has no adapter");
  }

  @Test
  void anotherModelsAdapterIsAFailure() {
    Ran ran = merge(Goldens.model("tiny-llama3"), Goldens.folder("lora/adapters/qv"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("another model").doesNotContain("\tat ");
    assertThat(home.resolve("out")).doesNotExist();
  }

  @Test
  void aMissingFolderIsAMistakeOfTheCommandLine() {
    Ran ran = merge(home.resolve("none"), home);
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--model").contains("does not exist");
  }

  @Test
  void aVerbIsWanted() {
    Ran ran = Ran.of("adapter");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("merge is the one verb here");
  }
}
