package org.javoke.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.hub.ModelFolder;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.TrainableDecoder;
import org.javoke.model.TrainedWeights;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;
import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A model all of whose weights are trained, in 32 bits. What it was before is loaded a second time
 * when it is asked for.
 */
public final class FullTrainee implements Trainee {

  /** The folder of a run that the model is written to. */
  public static final String FOLDER = "model";

  private final ModelFolder source;
  private final Device device;
  private final TrainableDecoder model;
  private final List<Decoder> loaded = new ArrayList<>();
  private @Nullable Decoder reference;

  private FullTrainee(ModelFolder source, Device device, TrainableDecoder model) {
    this.source = source;
    this.device = device;
    this.model = model;
  }

  /**
   * {@return the model of the folder}
   *
   * @throws org.javoke.input.InputException if a tensor is missing or of another shape
   */
  public static FullTrainee load(ModelFolder folder, Device device) {
    return new FullTrainee(folder, device, DecoderLoader.loadTrainable(folder, device));
  }

  @Override
  public Decoder learning() {
    return model.decoder();
  }

  @Override
  public Decoder policy() {
    return model.decoder();
  }

  @Override
  public Decoder reference() {
    Decoder known = reference;
    if (known == null) {
      known = earlier(source, Optional.empty());
      reference = known;
    }
    return known;
  }

  @Override
  public Decoder earlier(ModelFolder folder, Optional<Path> adapter) {
    if (adapter.isPresent()) {
      throw new IllegalArgumentException("all weights are trained, without an adapter");
    }
    Decoder decoder = DecoderLoader.load(folder, WeightFormat.FP32, device);
    loaded.add(decoder);
    return decoder;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    model.parameters().forEach((name, tensor) -> parameters.add(Parameter.of(name, tensor)));
    return parameters;
  }

  @Override
  public Path write(Path run) {
    Path folder = run.resolve(FOLDER);
    Map<String, Tensor> weights = new LinkedHashMap<>(model.parameters());
    TrainedWeights.write(source, weights, folder);
    return folder;
  }

  @Override
  public void close() {
    model.decoder().close();
    loaded.forEach(Decoder::close);
    loaded.clear();
    reference = null;
  }
}
