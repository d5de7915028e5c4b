package org.javoke.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.javoke.cli.Machine.Check;
import org.javoke.cli.Machine.State;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.model.AvailableMemory;
import org.javoke.model.FormatChoice;
import org.javoke.model.MemoryEstimate;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;

/** What a model would take on this machine, told from its configuration. */
final class ModelNeeds {

  private static final int RANK = 8;

  private final ModelConfig config;
  private final long adapterParameters;
  private final int batch;
  private final int context;

  private ModelNeeds(ModelConfig config, long adapterParameters, int batch, int context) {
    if (batch < 1 || context < 1) {
      throw new InputException(
          "--batch is %d and --context is %d: each must be 1 or more".formatted(batch, context));
    }
    this.config = config;
    this.adapterParameters = adapterParameters;
    this.batch = batch;
    this.context = Math.min(context, config.maxPositions());
  }

  /**
   * @throws InputException if a folder is damaged, or the adapter is for another model
   */
  static ModelNeeds of(Path model, Optional<Path> adapter, int batch, int context) {
    ModelConfig config = ModelFolder.open(model).config();
    long parameters =
        adapter
            .map(folder -> parameters(config, folder))
            .orElseGet(() -> MemoryEstimate.loraParameters(config, RANK));
    return new ModelNeeds(config, parameters, batch, context);
  }

  private static long parameters(ModelConfig config, Path adapter) {
    try (AdapterFolder folder = AdapterFolder.open(adapter)) {
      folder.requireFits(config);
      return folder.modules().values().stream()
          .mapToLong(lora -> lora.a().elements() + lora.b().elements())
          .sum();
    }
  }

  List<Check> checks() {
    long available = AvailableMemory.bytes();
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            State.OK,
            "model",
            String.format(
                Locale.ROOT,
                "%s, %,d weights, %,d bytes of keys and values per token in fp32",
                config.family().modelType(),
                MemoryEstimate.parameters(config),
                MemoryEstimate.cachePerToken(config, WeightFormat.FP32))));
    checks.add(new Check(State.OK, "memory available", MemoryEstimate.mib(available)));
    for (WeightFormat format : WeightFormat.values()) {
      checks.add(check(MemoryEstimate.inference(config, format, batch, context), available));
    }
    for (WeightFormat format : List.of(WeightFormat.FP32, WeightFormat.NF4_DOUBLE)) {
      checks.add(check(MemoryEstimate.lora(config, format, adapterParameters, context), available));
    }
    checks.add(check(MemoryEstimate.fullTraining(config, context), available));
    checks.add(choice());
    return checks;
  }

  private static Check check(MemoryEstimate estimate, long available) {
    return estimate.total() <= available
        ? new Check(State.OK, "fits", estimate.toString())
        : new Check(State.NOTE, "does not fit", estimate.toString());
  }

  private Check choice() {
    try {
      return new Check(
          State.OK, "--dtype auto", FormatChoice.auto(config, Device.CPU, context).reason());
    } catch (InputException e) {
      return new Check(State.BAD, "--dtype auto", String.valueOf(e.getMessage()));
    }
  }
}
