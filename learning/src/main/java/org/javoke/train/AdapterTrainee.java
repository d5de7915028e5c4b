package org.javoke.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.model.AdapterLoader;
import org.javoke.model.Decoder;
import org.jspecify.annotations.Nullable;

/** A frozen model with a LoRA adapter, which alone is trained. */
public final class AdapterTrainee implements Trainee {

  /** The folder of a run that its adapter is written to. */
  public static final String FOLDER = "adapter";

  private final Decoder base;
  private final LoraWeights adapter;
  private final Decoder learning;
  private final Decoder policy;
  private final Optional<Path> start;
  private final List<Decoder> loaded = new ArrayList<>();
  private @Nullable Decoder reference;

  private AdapterTrainee(Decoder base, LoraWeights adapter, Optional<Path> start) {
    this.base = base;
    this.adapter = adapter;
    this.learning = adapter.on(base, adapter.config().dropout());
    this.policy = adapter.on(base, 0);
    this.start = start;
  }

  /**
   * {@return the model with a new adapter, which changes nothing yet}
   *
   * @param base is closed with it
   * @param seed of the draw of A
   * @throws InputException if the configuration means no layer of the model
   */
  public static AdapterTrainee fresh(Decoder base, AdapterConfig config, long seed) {
    return new AdapterTrainee(base, LoraWeights.fresh(base, config, seed), Optional.empty());
  }

  /**
   * {@return the model with an adapter that was trained before, and is trained on} Before the first
   * step it was the model with that adapter, so the folder has to stay as it is.
   *
   * @param base is closed with it
   * @param dropout of the training that is to come
   * @param model the name or path of the base
   * @throws InputException if the adapter is for another model
   */
  public static AdapterTrainee continued(
      Decoder base, Path adapter, OptionalDouble dropout, String model) {
    try (AdapterFolder folder = AdapterFolder.open(adapter)) {
      AdapterLoader.requireFits(base.config(), folder);
      AdapterConfig config = folder.config();
      config = config.continued(dropout.orElse(config.dropout()), model);
      LoraWeights weights = LoraWeights.of(folder, config, base.device());
      return new AdapterTrainee(base, weights, Optional.of(adapter));
    }
  }

  @Override
  public Decoder learning() {
    return learning;
  }

  @Override
  public Decoder policy() {
    return policy;
  }

  @Override
  public Decoder reference() {
    Decoder known = reference;
    if (known == null) {
      known = with(start);
      reference = known;
    }
    return known;
  }

  @Override
  public Decoder earlier(ModelFolder model, Optional<Path> before) {
    return before.equals(start) ? reference() : with(before);
  }

  private Decoder with(Optional<Path> before) {
    if (before.isEmpty()) {
      return base;
    }
    try (AdapterFolder folder = AdapterFolder.open(before.get())) {
      Decoder decoder = AdapterLoader.on(base, folder);
      loaded.add(decoder);
      return decoder;
    }
  }

  @Override
  public List<Parameter> parameters() {
    return adapter.parameters();
  }

  @Override
  public Path write(Path run) {
    Path folder = run.resolve(FOLDER);
    adapter.write(folder);
    return folder;
  }

  @Override
  public void close() {
    loaded.forEach(Decoder::close);
    loaded.clear();
    reference = null;
    adapter.close();
    base.close();
  }
}
