package org.javoke.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.javoke.hub.ModelFolder;
import org.javoke.lab.train.BaseModel;
import org.javoke.local.LocalModel;
import org.javoke.local.LocalSettings;
import org.javoke.model.FormatChoice;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;
import org.javoke.train.Launch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A model on this machine, and how it is held. */
final class LocalModelOptions {

  // Tokens that have to fit when the format is chosen.
  private static final int USUAL_CONTEXT = 4096;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "A model's folder in Hugging Face's layout.")
  private Path model;

  @Option(
      names = "--dtype",
      paramLabel = "FORMAT",
      defaultValue = "fp32",
      description =
          "How weights are held: auto (bf16 where it is quicker here; smaller if memory is short), fp32, bf16, fp16, int8, nf4 or nf4-double. Default: ${DEFAULT-VALUE}.")
  private String dtype;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "auto, cpu, cuda or cuda:N. Default: ${DEFAULT-VALUE}.")
  private String device;

  Path folder() {
    return model;
  }

  /** {@return what decides about the model's numbers, by the names of the options} */
  Map<String, String> settings() {
    return Map.of(
        "--model",
        model.toAbsolutePath().normalize().toString(),
        "--dtype",
        dtype,
        "--device",
        device);
  }

  /** {@return the model, opened; whoever asks closes it} */
  LocalModel open(Optional<Path> adapter) {
    ModelFolder folder = modelFolder();
    Device place = device();
    WeightFormat format = dtype.equalsIgnoreCase("auto") ? chosen(folder, place) : weightFormat();
    LocalSettings settings = LocalSettings.standard().withFormat(format).withDevice(place);
    return LocalModel.open(folder, settings, adapter);
  }

  private WeightFormat chosen(ModelFolder folder, Device place) {
    int context = Math.min(USUAL_CONTEXT, folder.config().maxPositions());
    FormatChoice choice = FormatChoice.auto(folder.config(), place, context);
    command.commandLine().getErr().println("javoke: " + choice.reason());
    return choice.format();
  }

  /** {@return where it is computed} */
  Device device() {
    return Usage.understood(command, () -> Device.parse(device));
  }

  /** {@return how its weights are held} */
  WeightFormat weightFormat() {
    return Usage.understood(command, () -> FormatChoice.named(dtype));
  }

  /** {@return what training starts from} Of several processes each has the card of its number. */
  BaseModel base(Launch launch) {
    Usage.requireThere(command, "--model", model, "Name a model's folder.");
    Device place = device();
    boolean named = device.contains(":");
    return new BaseModel(
        model,
        weightFormat(),
        place.isCpu() || named || launch.rendezvous().isEmpty()
            ? place
            : Usage.understood(command, () -> Device.parse("cuda:" + launch.localRank())));
  }

  /** {@return the folder, opened} */
  ModelFolder modelFolder() {
    Usage.requireThere(command, "--model", model, "Name a model's folder.");
    return ModelFolder.open(model);
  }
}
