package org.javoke.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.input.ChoiceException;
import org.javoke.lab.train.DataStage;
import org.javoke.lab.train.Limits;
import org.javoke.train.TrainingSettings;
import picocli.CommandLine.Mixin;
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
      names = "--batch",
      paramLabel = "N",
      defaultValue = "8",
      description = "Samples of a micro-batch. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Of the adapter, the order and dropout. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private StepOptions steps = new StepOptions();

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
    return Usage.understood(command, steps::limits);
  }

  TrainingSettings settings() {
    return Usage.understood(command, () -> steps.settings(rate, batch, seed));
  }
}
