package org.javoke.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.javoke.hub.ModelFolder;
import org.javoke.input.ChoiceException;
import org.javoke.local.LocalModel;
import org.javoke.local.LocalSettings;
import org.javoke.model.FormatChoice;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;
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
    Usage.requireThere(command, "--model", model, "Name a model's folder.");
    ModelFolder folder = ModelFolder.open(model);
    Device place = Usage.understood(command, () -> Device.parse(device));
    WeightFormat format =
        dtype.equalsIgnoreCase("auto")
            ? chosen(folder, place)
            : Usage.understood(command, this::format);
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
    return Usage.understood(command, this::format);
  }

  /** {@return the folder, opened} */
  ModelFolder modelFolder() {
    Usage.requireThere(command, "--model", model, "Name a model's folder.");
    return ModelFolder.open(model);
  }

  private WeightFormat format() {
    return switch (dtype.toLowerCase(Locale.ROOT)) {
      case "fp32" -> WeightFormat.FP32;
      case "bf16" -> WeightFormat.BF16;
      case "fp16" -> WeightFormat.FP16;
      case "int8" -> WeightFormat.INT8;
      case "nf4" -> WeightFormat.NF4;
      case "nf4-double" -> WeightFormat.NF4_DOUBLE;
      default ->
          throw new ChoiceException(
              "--dtype is '%s', expected auto, fp32, bf16, fp16, int8, nf4 or nf4-double"
                  .formatted(dtype));
    };
  }
}
