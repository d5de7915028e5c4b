package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.model.Goldens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own that is killed and started again comes to the same end. */
class KilledTrainingTest {

  private static final long STEPS_PER_EPOCH = 5;

  @TempDir Path folder;

  private String model = "";

  @BeforeEach
  void needsAModel() throws IOException {
    model = Goldens.model("tiny-qwen2").toAbsolutePath().toString();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add(
          "{\"prompt_ids\": [5, %d, 7], \"completion_ids\": [8, %d]}".formatted(9 + i, 60 + i));
    }
    Files.write(folder.resolve("data.jsonl"), lines);
  }

  private Launched start(Path out, int epochs) throws IOException {
    List<String> words = new ArrayList<>(List.of("train", "sft", "--model", model));
    words.addAll(List.of("--data", folder.resolve("data.jsonl").toString(), "--device", "cpu"));
    words.addAll(List.of("--out", out.toString(), "--batch", "4"));
    words.addAll(List.of("--epochs", String.valueOf(epochs)));
    words.addAll(List.of("--lora-dropout", "0.1", "--checkpoint-steps", "3"));
    return Launched.start(folder.resolve("log"), Map.of(), words);
  }

  /** Runs it until so many steps are written. */
  private Launched until(Path out, int epochs, int steps) throws IOException, InterruptedException {
    Launched run = start(out, epochs);
    run.until(() -> lines(out) >= steps);
    return run;
  }

  private static long lines(Path out) {
    return Launched.lines(out.resolve("metrics.jsonl"));
  }

  @Test
  void theWeightsAreThoseOfARunThatWasLeftAlone() throws Exception {
    int epochs = 12;
    Path whole = folder.resolve("whole");
    start(whole, epochs).endsWith(0);
    Path cut = folder.resolve("cut");
    for (int steps : new int[] {5, 25}) {
      boolean _ = until(cut, epochs, steps).kill();
    }
    start(cut, epochs).endsWith(0);
    assertThat(lines(cut)).isEqualTo(epochs * STEPS_PER_EPOCH);
    assertThat(cut.resolve("metrics.jsonl")).hasSameBinaryContentAs(whole.resolve("metrics.jsonl"));
    assertThat(cut.resolve("adapter/adapter_model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("adapter/adapter_model.safetensors"));
  }

  @Test
  void aTerminatedRunSavesWhereItIs() throws Exception {
    assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "there is no SIGTERM");
    Path out = folder.resolve("out");
    // So many steps that they cannot be over before the signal comes.
    int epochs = 200;
    long steps = epochs * STEPS_PER_EPOCH;
    Launched run = until(out, epochs, 4);
    run.process().destroy();
    run.endsWith(143); // 128 + 15
    long done = lines(out);
    assertThat(done).isLessThan(steps);
    assertThat(out.resolve("checkpoints/step-%08d/state.json".formatted(done))).exists();
    assertThat(run.said())
        .contains("Stopped after step %d of %d, as was asked for".formatted(done, steps));
  }
}
