package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  private Process start(Path out, int epochs) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Javoke.class.getName()));
    command.addAll(List.of("train", "sft", "--model", model, "--device", "cpu"));
    command.addAll(List.of("--data", folder.resolve("data.jsonl").toString()));
    command.addAll(List.of("--out", out.toString(), "--batch", "4"));
    command.addAll(List.of("--epochs", String.valueOf(epochs)));
    command.addAll(List.of("--lora-dropout", "0.1", "--checkpoint-steps", "3"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder.redirectOutput(folder.resolve("log").toFile()).start();
  }

  private void toTheEnd(Path out, int epochs) throws IOException, InterruptedException {
    Process process = start(out, epochs);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
  }

  /** Runs it until so many steps are written. */
  private Process until(Path out, int epochs, int steps) throws IOException, InterruptedException {
    Process process = start(out, epochs);
    while (process.isAlive() && lines(out) < steps) {
      Thread.sleep(2);
    }
    return process;
  }

  private static long lines(Path out) throws IOException {
    Path metrics = out.resolve("metrics.jsonl");
    return Files.exists(metrics) ? Files.readString(metrics).lines().count() : 0;
  }

  @Test
  void theWeightsAreThoseOfARunThatWasLeftAlone() throws Exception {
    int epochs = 12;
    Path whole = folder.resolve("whole");
    toTheEnd(whole, epochs);
    Path cut = folder.resolve("cut");
    for (int steps : new int[] {5, 25}) {
      until(cut, epochs, steps).destroyForcibly().waitFor();
    }
    toTheEnd(cut, epochs);
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
    Process process = until(out, epochs, 4);
    process.destroy();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    // 128 + 15.
    assertThat(process.exitValue()).isEqualTo(143);
    long done = lines(out);
    assertThat(done).isLessThan(steps);
    assertThat(out.resolve("checkpoints/step-%08d/state.json".formatted(done))).exists();
    assertThat(folder.resolve("log"))
        .content()
        .contains("Stopped after step %d of %d, as was asked for".formatted(done, steps));
  }
}
