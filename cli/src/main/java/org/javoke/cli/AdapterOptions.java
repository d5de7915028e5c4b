package org.javoke.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.local.LocalModel;
import org.javoke.local.ModelHashes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is put on top of a model on this machine. */
final class AdapterOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description =
          "A LoRA adapter in PEFT's layout, on top of the model, or a round of a loop: its policy.")
  private @Nullable Path adapter;

  /** {@return what decides about the model's numbers, by the names that a user knows} */
  Map<String, String> settings(LocalModelOptions model) {
    Usage.requireThere(command, "--model", model.folder(), "Name a model's folder.");
    Map<String, String> settings = new TreeMap<>(model.settings());
    settings.putAll(ModelHashes.ofModel(model.folder()));
    Usage.adapter(command, adapter)
        .ifPresent(folder -> settings.putAll(ModelHashes.ofAdapter(folder)));
    return settings;
  }

  /** {@return the model with the adapter, opened; whoever asks closes it} */
  LocalModel open(LocalModelOptions model) {
    return model.open(Usage.adapter(command, adapter));
  }
}
