package org.javoke.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
      description = "A LoRA adapter in PEFT's layout, on top of the model.")
  private @Nullable Path adapter;

  /** {@return what decides about the model's numbers, by the names that a user knows} */
  Map<String, String> settings(LocalModelOptions model) {
    Usage.requireThere(command, "--model", model.folder(), "Name a model's folder.");
    Map<String, String> settings = new TreeMap<>(model.settings());
    settings.putAll(ModelHashes.ofModel(model.folder()));
    if (adapter != null) {
      Usage.requireThere(command, "--adapter", adapter, "Name an adapter's folder.");
      settings.putAll(ModelHashes.ofAdapter(adapter));
    }
    return settings;
  }

  /** {@return the model with the adapter, opened; whoever asks closes it} */
  LocalModel open(LocalModelOptions model) {
    if (adapter != null) {
      Usage.requireThere(command, "--adapter", adapter, "Name an adapter's folder.");
    }
    return model.open(Optional.ofNullable(adapter));
  }
}
