package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.javoke.input.InputException;
import org.javoke.tensor.Device;
import org.javoke.tensor.Libtorch;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  @TempDir Path folder;

  private Scope scope;

  @BeforeEach
  void open() {
    scope = Scope.open();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  /** The mean of (w dropout - x)^2 over the samples x: what it draws shows in the weights. */
  private record Squares(Tensor weight) implements Objective<Double> {

    @Override
    public StepMetrics accumulate(List<List<Double>> microBatches, long seed, Share share) {
      Libtorch.seed(seed);
      double loss = 0;
      long count = microBatches.stream().mapToLong(List::size).sum();
      for (List<Double> microBatch : microBatches) {
        for (double x : microBatch) {
          Tensor term = weight.dropout(0.5).add(-x);
          Tensor squares = term.mul(term).sum().div((double) count);
          squares.backward();
          loss += squares.item();
        }
      }
      return new StepMetrics(loss, count, Map.of());
    }

    @Override
    public String name(Double sample) {
      return "x=" + sample;
    }
  }

  private static TrainingSettings settings(double rate, boolean reset, int every) {
    return new TrainingSettings(
        rate, Schedule.Shape.LINEAR, 0.1, 0.01, 1, 2, 2, true, 7, reset, every, Duration.ZERO, 2);
  }

  private static Stage<Double> stage(String name, int samples, int epochs) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      values.add((double) i);
    }
    return new Stage<>(name, values, epochs);
  }

  private static Tensor weight() {
    return Tensors.of(new float[] {1, 2, 3}, Device.CPU, 3).requireGrad(true);
  }

  private float[] train(Path out, boolean reset, TrainingProgress progress) {
    Tensor weight = weight();
    new Trainer<>(
            new Squares(weight),
            List.of(Parameter.of("w", weight)),
            List.of(stage("easy", 9, 2), stage("hard", 5, 1)),
            settings(0.1, reset, 2),
            out,
            Map.of("data", "abc"),
            progress,
            InstantSource.system())
        .run();
    return weight.toFloats();
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Test
  void stoppedAnywhereItComesToTheSameEnd() throws IOException {
    for (boolean reset : new boolean[] {false, true}) {
      float[] whole = train(folder.resolve("whole" + reset), reset, _ -> {});
      String metrics = Files.readString(folder.resolve("whole" + reset + "/metrics.jsonl"));
      // ceil(9 / 4) = 3 steps an epoch, twice, and ceil(5 / 4) = 2.
      assertThat(metrics.lines()).hasSize(8);
      for (int stop = 1; stop <= 7; stop++) {
        int last = stop;
        Path out = folder.resolve("cut" + reset + stop);
        assertThatThrownBy(() ->
                train(
                    out,
                    reset,
                    report -> {
                      if (report.step() == last) {
                        throw new Killed();
                      }
                    }))
            .isInstanceOf(Killed.class);
        assertThat(train(out, reset, _ -> {})).isEqualTo(whole);
        assertThat(out.resolve("metrics.jsonl")).hasContent(metrics);
      }
    }
  }

  @Test
  void aListenerEndsItEarly() throws IOException {
    AtomicInteger done = new AtomicInteger();
    TrainingProgress three =
        new TrainingProgress() {
          @Override
          public void done(Report report) {
            done.set(report.step());
          }

          @Override
          public boolean isEnough() {
            return done.get() == 3;
          }
        };
    float[] weights = train(folder, false, three);
    assertThat(folder.resolve("checkpoints/step-00000003")).exists();
    assertThat(train(folder, false, three)).as("asked before its first step").isEqualTo(weights);
    assertThat(Files.readAllLines(folder.resolve("metrics.jsonl"))).hasSize(3);
  }

  @Test
  void sayFromWhereItGoesOn() {
    List<Integer> begun = new ArrayList<>();
    TrainingProgress killed =
        new TrainingProgress() {
          @Override
          public void begun(int done) {
            begun.add(done);
          }

          @Override
          public void done(Report report) {
            if (report.step() == 5) {
              throw new Killed();
            }
          }
        };
    assertThatThrownBy(() -> train(folder, false, killed)).isInstanceOf(Killed.class);
    // There is a checkpoint every 2 steps: 2 and 4 before the kill.
    assertThatThrownBy(() -> train(folder, false, killed)).isInstanceOf(Killed.class);
    assertThat(begun).containsExactly(0, 4);
  }

  @Test
  void theLastCheckpointsStay() throws IOException {
    train(folder, false, _ -> {});
    try (var checkpoints = Files.list(folder.resolve("checkpoints"))) {
      assertThat(checkpoints.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("step-00000006", "step-00000008");
    }
  }

  @Test
  void aCheckpointOfOtherSettingsIsRefused() {
    train(folder, false, _ -> {});
    assertThatThrownBy(() -> train(folder, true, _ -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("its resetting of the optimiser is false, and now it is true");
  }

  @Test
  void aLossThatIsNoNumberNamesStepAndSamples() {
    Tensor weight = weight();
    Trainer<Double> trainer =
        new Trainer<>(
            new Squares(weight),
            List.of(Parameter.of("w", weight)),
            List.of(new Stage<>("all", List.of(Double.NaN), 1)),
            settings(0.1, false, 0),
            folder,
            Map.of(),
            _ -> {},
            InstantSource.system());
    assertThatThrownBy(trainer::run)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Step 1: the loss is NaN")
        .hasMessageContaining("x=NaN")
        .hasMessageContaining("There is no checkpoint yet.")
        .as("no rate was too high before the first step")
        .hasMessageContaining("look at the model's weights, at --dtype and at these samples");
    assertThat(weight.toFloats()).containsExactly(1, 2, 3);
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(folder.resolve("checkpoints"), "in the way");
    assertThatThrownBy(() -> train(folder, false, _ -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("step-00000002 cannot be written")
        .hasMessageContaining("run the same command again");
    assertThat(Files.readAllLines(folder.resolve("metrics.jsonl"))).hasSize(2);
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    train(folder, false, _ -> {});
    Files.writeString(folder.resolve("checkpoints/step-00000008/state.json"), "{\"step\": 8");
    assertThatThrownBy(() -> train(folder, false, _ -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Delete that checkpoint");
  }

  @Test
  void nothingToTrainOnIsRefused() {
    assertThatThrownBy(() -> stage("easy", 0, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no sample to train on in 'easy'");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> settings(-1, false, 0))
        .isInstanceOf(InputException.class)
        .hasMessage("The learning rate is -1.0; expected 0 to below 1.");
  }
}
