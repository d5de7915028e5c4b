package org.javoke.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.local.LocalModel;
import org.javoke.local.LocalSettings;
import org.javoke.local.ModelHashes;
import org.javoke.model.FormatChoice;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description = "A LoRA adapter in PEFT's layout, on top of the model.")
  private @Nullable Path adapter;

  /** How it is held, once that is decided: what {@code auto} measures may differ the next time. */
  private @Nullable WeightFormat decided;

  /** {@return what decides about the model's numbers, by the names that a user knows} */
  Map<String, String> settings() {
    requireThere();
    Map<String, String> settings = new TreeMap<>(ModelHashes.ofModel(model));
    if (adapter != null) {
      settings.putAll(ModelHashes.ofAdapter(adapter));
    }
    settings.put("--dtype", format().spelled());
    settings.put("--device", place().toString());
    return settings;
  }

  /** {@return the model, opened; whoever asks closes it} */
  LocalModel open() {
    requireThere();
    LocalSettings settings = LocalSettings.standard().withFormat(format()).withDevice(place());
    return LocalModel.open(ModelFolder.open(model), settings, Optional.ofNullable(adapter));
  }

  private void requireThere() {
    Usage.requireThere(command, "--model", model, "Name a model's folder.");
    if (adapter != null) {
      Usage.requireThere(command, "--adapter", adapter, "Name an adapter's folder.");
    }
  }

  private Device place() {
    return Usage.understood(command, () -> Device.parse(device));
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
    WeightFormat format = decided;
    if (format == null) {
      format =
          dtype.equalsIgnoreCase("auto")
              ? chosen()
              : Usage.understood(command, () -> FormatChoice.named(dtype));
      decided = format;
    }
    return format;
  }

  private WeightFormat chosen() {
    ModelConfig config = ModelFolder.open(model).config();
    int context = Math.min(USUAL_CONTEXT, config.maxPositions());
    FormatChoice choice = FormatChoice.auto(config, place(), context);
    command.commandLine().getErr().println("javoke: " + choice.reason());
    return choice.format();
  }
}
