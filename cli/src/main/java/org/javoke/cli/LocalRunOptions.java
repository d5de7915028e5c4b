package org.javoke.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.javoke.benchmark.Mode;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.generate.GeneratorSettings;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a model on this machine is held and asked. */
final class LocalRunOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description =
          "A LoRA adapter in PEFT's layout, on top of the model on this machine, or a round of a loop:"
              + " its policy.")
  private @Nullable Path adapter;

  @Option(
      names = "--dtype",
      paramLabel = "FORMAT",
      description =
          "How weights are held on this machine: fp32, bf16, fp16, int8, nf4, nf4-double, or auto:"
              + " the best for it; default: fp32.")
  private @Nullable String dtype;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "auto, cpu, cuda or cuda:N; default: auto.")
  private @Nullable String device;

  @Option(
      names = "--call-format",
      paramLabel = "NAME",
      description =
          "How the model on this machine writes its calls, such as hermes; default: its chat"
              + " template tells.")
  private @Nullable String callFormat;

  /** Refuses options that say something about a model on this machine where there is none. */
  void requireUnused() {
    require("--adapter", adapter == null);
    require("--dtype", dtype == null);
    require("--device", device == null);
    require("--call-format", callFormat == null);
  }

  private void require(String option, boolean unused) {
    if (!unused) {
      throw new ParameterException(
          command.commandLine(),
          option
              + " is for a model on this machine: leave --endpoint out and name its folder with"
              + " --model, or leave it out.");
    }
  }

  /** {@return the name of the model in runs} */
  String name(Path folder) {
    return last(folder) + (adapter == null ? "" : "+" + last(adapter));
  }

  private static String last(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /** {@return how the weights are held; what {@code auto} chooses is told} */
  WeightFormat format(Path folder) {
    String named = dtype;
    if (named == null) {
      return WeightFormat.FP32;
    }
    if (!named.equalsIgnoreCase("auto")) {
      return Usage.understood(command, () -> FormatChoice.named(named));
    }
    ModelConfig config = ModelFolder.open(folder).config();
    FormatChoice choice = FormatChoice.auto(config, onDevice(), config.maxPositions());
    command.commandLine().getErr().println(choice.reason());
    return choice.format();
  }

  private Device onDevice() {
    return Usage.understood(command, () -> Device.parse(device == null ? "auto" : device));
  }

  /** {@return what shapes the replies, with hashes of the model's files} */
  Map<String, String> settings(Path folder, WeightFormat format) {
    Map<String, String> settings = new LinkedHashMap<>(ModelHashes.ofModel(folder));
    Usage.adapter(command, adapter).ifPresent(path -> settings.putAll(ModelHashes.ofAdapter(path)));
    settings.put("dtype", format.spelled());
    if (callFormat != null) {
      settings.put("call-format", callFormat);
    }
    return settings;
  }

  /** {@return the model, opened; whoever asks closes it} */
  LocalModel open(Path folder, WeightFormat format, GeneratorSettings generator) {
    LocalSettings settings =
        LocalSettings.standard().withFormat(format).withDevice(onDevice()).withGenerator(generator);
    return LocalModel.open(ModelFolder.open(folder), settings, Usage.adapter(command, adapter));
  }

  /** {@return the format of calls of tools that the template shows, if it is to show them} */
  Optional<CallFormat> callFormat(LocalModel model, Mode mode) {
    String named = callFormat;
    return switch (mode) {
      case PROMPTING -> Optional.empty();
      case NATIVE ->
          Optional.of(
              named == null
                  ? model.callFormat()
                  : Usage.understood(command, () -> CallFormats.named(named)));
    };
  }
}
