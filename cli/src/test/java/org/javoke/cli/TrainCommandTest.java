package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  @TempDir Path folder;

  private String model = "";

  @BeforeEach
  void needsAModel() {
    Path found =
        Path.of(
            System.getProperty("javoke.shared", "../../shared"), "goldens/model/models/tiny-qwen2");
    assumeTrue(Files.isDirectory(found), "no shared data at " + found);
    model = found.toString();
  }

  private Ran train(String verb, String data, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("train", verb, "--model", model, "--device", "cpu"));
    arguments.addAll(List.of("--data", data, "--out", folder.resolve("run").toString()));
    arguments.addAll(List.of(more));
    return Ran.of(arguments.toArray(String[]::new));
  }

  private String data(String... lines) throws IOException {
    return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", lines)).toString();
  }

  @Test
  void examplesBecomeAnAdapter() throws IOException {
    String data =
        data(
            "{\"id\": \"a\", \"prompt_ids\": [5, 6, 7], \"completion_ids\": [8, 9]}",
            "{\"id\": \"b\", \"prompt_ids\": [5, 6], \"completion_ids\": []}");
    Ran first = train("sft", data, "--epochs", "2", "--lr", "0.01");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out())
        .contains(
            "28,032 parameters are trained, on 5 tokens an epoch, of which 2 bear loss, in 2 steps.");
    assertThat(first.err()).contains("and 1 from which nothing can be learned");
    assertThat(folder.resolve("run/adapter/adapter_config.json")).exists();
    assertThat(Files.readAllLines(folder.resolve("run/metrics.jsonl"))).hasSize(2);
    byte[] weights = Files.readAllBytes(folder.resolve("run/adapter/adapter_model.safetensors"));
    assertThat(train("sft", data, "--epochs", "2", "--lr", "0.01").exitCode()).isZero();
    assertThat(folder.resolve("run/adapter/adapter_model.safetensors")).hasBinaryContent(weights);
    Ran other = train("sft", data, "--epochs", "2", "--lr", "0.02");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("its learning rate is 0.01, and now it is 0.02");
  }

  @Test
  void preferencesBecomeAnAdapter() throws IOException {
    String data =
        data("{\"prompt_ids\": [5, 6, 7], \"chosen_ids\": [8, 9], \"rejected_ids\": [8, 10, 11]}");
    for (String objective : List.of("dpo", "kto")) {
      String out = folder.resolve(objective).toString();
      Ran ran =
          Ran.of(
              "train",
              "prefer",
              "--objective",
              objective,
              "--model",
              model,
              "--device",
              "cpu",
              "--data",
              data,
              "--out",
              out);
      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(Path.of(out, "metrics.jsonl")).content().contains("rewards/margins");
      assertThat(Path.of(out, "adapter/adapter_model.safetensors")).exists();
    }
  }

  @Test
  void idsOfAnotherTokenizerAreRefused() throws IOException {
    Ran ran = train("sft", data("{\"prompt_ids\": [5, 2048], \"completion_ids\": [8]}"));
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains(
            "data.jsonl, line 1: \"prompt_ids\"[1] is no token of the model, whose ids are 0 to 2047");
  }

  @Test
  void samplesThatAreAllTooLongAreRefused() throws IOException {
    Ran ran =
        train(
            "sft", data("{\"prompt_ids\": [5, 6], \"completion_ids\": [8]}"), "--max-length", "2");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("left out 1 samples longer than --max-length 2")
        .contains("There is no sample to train on");
  }

  @Test
  void mistakesOfTheCommandLine() throws IOException {
    String data = data("{\"prompt_ids\": [5], \"completion_ids\": [8]}");
    Ran epochs = train("sft", data, "--epochs", "1,2");
    assertThat(epochs.exitCode()).isEqualTo(2);
    assertThat(epochs.err()).contains("--epochs has 2 numbers for 1 files");
    Ran modules = train("sft", data, "--target-modules", "query");
    assertThat(modules.exitCode()).isEqualTo(1);
    assertThat(modules.err()).contains("The model has no linear layer that");
    Ran rate = train("sft", data, "--lr", "-1");
    assertThat(rate.exitCode()).isEqualTo(2);
    assertThat(rate.err()).contains("The learning rate is -1.0; expected 0 to below 1.");
    Ran smoothing = train("prefer", data, "--objective", "dpo", "--label-smoothing", "0.7");
    assertThat(smoothing.exitCode()).isNotZero();
  }
}
