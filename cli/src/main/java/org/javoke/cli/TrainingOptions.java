package org.javoke.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.javoke.input.ChoiceException;
import org.javoke.lab.train.DataStage;
import org.javoke.lab.train.Limits;
import org.javoke.train.Schedule;
import org.javoke.train.TrainingSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How training goes, and on what. */
final class TrainingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "JSON Lines, as below; several files are gone through one after the other.")
  private List<Path> data = List.of();

  @Option(
      names = "--epochs",
      split = ",",
      paramLabel = "N",
      defaultValue = "1",
      description = "For all files, or one number for each. Default: ${DEFAULT-VALUE}.")
  private List<Integer> epochs = List.of(1);

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The run's folder: new, or of the same command that goes on.")
  private Path out = Path.of("");

  @Option(
      names = "--lr",
      paramLabel = "X",
      defaultValue = "1e-4",
      description = "The highest learning rate. Default: ${DEFAULT-VALUE}.")
  private double rate;

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
      names = "--batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Samples of a micro-batch. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--accumulation",
      paramLabel = "N",
      defaultValue = "1",
      description = "Micro-batches of a step. Default: ${DEFAULT-VALUE}.")
  private int accumulation;

  @Option(names = "--in-order", description = "Keep the files' order instead of shuffling it.")
  private boolean inOrder;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Of the adapter, the order and dropout. Default: ${DEFAULT-VALUE}.")
  private long seed;

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

  Path out() {
    return out;
  }

  /**
   * {@return a stage for each file}
   *
   * @throws ChoiceException if the numbers of epochs are not one, and not one for each
   */
  List<DataStage> stages() {
    data.forEach(file -> Usage.requireThere(command, "--data", file, "Name a file of samples."));
    if (epochs.size() != 1 && epochs.size() != data.size()) {
      throw new ChoiceException(
          "--epochs has %d numbers for %d files: give one, or one for each"
              .formatted(epochs.size(), data.size()));
    }
    List<DataStage> stages = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      stages.add(new DataStage(data.get(i), epochs.get(epochs.size() == 1 ? 0 : i)));
    }
    return stages;
  }

  /** {@return what bounds the memory of a step} */
  Limits limits() {
    return Usage.understood(command, () -> new Limits(maxTokens, keptLayers, tokensAtOnce));
  }

  TrainingSettings settings() {
    return Usage.understood(
        command,
        () ->
            new TrainingSettings(
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
                keptCheckpoints));
  }
}
