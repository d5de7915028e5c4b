package org.javoke.cli;

import java.time.Duration;
import org.javoke.lab.train.Limits;
import org.javoke.train.Schedule;
import org.javoke.train.TrainingSettings;
import picocli.CommandLine.Option;

/** How a training step is made, and when it is saved. */
final class StepOptions {

  @Option(
      names = "--schedule",
      paramLabel = "SHAPE",
      defaultValue = "cosine",
      description = "constant, linear or cosine. Default: ${DEFAULT-VALUE}.")
  private Schedule.Shape schedule = Schedule.Shape.COSINE;

  @Option(
      names = "--warmup-ratio",
      paramLabel = "X",
      defaultValue = "0.1",
      description = "Share of the steps in which the rate rises. Default: ${DEFAULT-VALUE}.")
  private double warmup;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      defaultValue = "0",
      description = "Default: ${DEFAULT-VALUE}.")
  private double decay;

  @Option(
      names = "--max-grad-norm",
      paramLabel = "X",
      defaultValue = "1",
      description = "Gradients are scaled down to it; 0: never. Default: ${DEFAULT-VALUE}.")
  private double maxGradNorm;

  @Option(
      names = "--accumulation",
      paramLabel = "N",
      defaultValue = "1",
      description = "Micro-batches of a step. Default: ${DEFAULT-VALUE}.")
  private int accumulation;

  @Option(names = "--in-order", description = "Keep the files' order instead of shuffling it.")
  private boolean inOrder;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      defaultValue = "2048",
      description = "Longer samples are left out. Default: ${DEFAULT-VALUE}.")
  private int maxTokens;

  @Option(
      names = "--kept-layers",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Layers that are not computed again on the way back: more memory, less time. Default: ${DEFAULT-VALUE}.")
  private int keptLayers;

  @Option(
      names = "--tokens-at-once",
      paramLabel = "N",
      defaultValue = "1024",
      description =
          "Tokens that are computed at once, a bound of memory. Default: ${DEFAULT-VALUE}.")
  private int tokensAtOnce;

  @Option(
      names = "--checkpoint-steps",
      paramLabel = "N",
      defaultValue = "0",
      description = "Steps between checkpoints; 0: only by time. Default: ${DEFAULT-VALUE}.")
  private int checkpointSteps;

  @Option(
      names = "--checkpoint-minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "Minutes between checkpoints; 0: only by steps. Default: ${DEFAULT-VALUE}.")
  private int checkpointMinutes;

  @Option(
      names = "--keep-checkpoints",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many of the last stay. Default: ${DEFAULT-VALUE}.")
  private int keptCheckpoints;

  @Option(
      names = "--reset-optimiser",
      description = "Start each file with a new optimiser and a schedule of its own.")
  private boolean resetOptimiser;

  /**
   * {@return what bounds the memory of a step}
   *
   * @throws org.javoke.input.InputException if a value is out of its range
   */
  Limits limits() {
    return new Limits(maxTokens, keptLayers, tokensAtOnce);
  }

  /**
   * {@return the settings of a training}
   *
   * @throws org.javoke.input.InputException if a value is out of its range
   */
  TrainingSettings settings(double rate, int batch, long seed) {
    return new TrainingSettings(
        rate,
        schedule,
        warmup,
        decay,
        maxGradNorm,
        batch,
        accumulation,
        !inOrder,
        seed,
        resetOptimiser,
        checkpointSteps,
        Duration.ofMinutes(checkpointMinutes),
        keptCheckpoints);
  }
}
