package org.javoke.lab.itool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.javoke.input.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedAdapterTest {

  @TempDir private Path home;

  private IToolFolder run;
  private Path base;

  @BeforeEach
  void makeFolders() throws IOException {
    run = IToolFolder.of(home.resolve("run"));
    base = Files.createDirectories(home.resolve("base"));
    Files.createDirectories(run.round(1));
  }

  private void note(PolicyWeights policy, boolean trained) {
    new PolicyFile(run.root(), run.policy(1)).write(policy, trained);
  }

  @Test
  void anAdaptersFolderStandsForItself() {
    assertThat(NamedAdapter.in(base)).contains(base);
    assertThat(NamedAdapter.in(run.round(1))).contains(run.round(1));
  }

  @Test
  void aRunOrRoundStandsForWhatItTrained() throws IOException {
    Path adapter = Files.createDirectories(run.round(1).resolve("adapter"));
    assertThat(NamedAdapter.in(run.round(1))).contains(adapter);
    note(new PolicyWeights(base, Optional.of(adapter)), true);
    assertThat(NamedAdapter.in(run.round(1))).contains(adapter);
  }

  @Test
  void aRoundThatTrainedNothingStandsForThePolicyBeforeIt() throws IOException {
    note(new PolicyWeights(base, Optional.empty()), false);
    assertThat(NamedAdapter.in(run.round(1))).isEmpty();
    Path given = Files.createDirectories(home.resolve("given"));
    note(new PolicyWeights(base, Optional.of(given)), false);
    assertThat(NamedAdapter.in(run.round(1))).contains(given);
  }

  @Test
  void aWholeModelIsNoAdapter() throws IOException {
    Path model = Files.createDirectories(run.round(1).resolve("model"));
    note(new PolicyWeights(model, Optional.empty()), true);
    assertThatThrownBy(() -> NamedAdapter.in(run.round(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("all weights were trained. Name the model instead, --model " + model);
  }
}
