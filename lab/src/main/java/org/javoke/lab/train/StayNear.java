package org.javoke.lab.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.hub.ModelFolder;
import org.javoke.lab.run.FileHashes;
import org.javoke.train.KlPenalty;
import org.javoke.train.Trainee;

/**
 * A model that training is to stay near: a KL term is added to the loss.
 *
 * @param weight of the term, more than 0
 * @param model the base that is trained on, or, where all weights are, a model of its shape
 * @param adapter on top of it
 */
public record StayNear(double weight, Path model, Optional<Path> adapter) {

  /**
   * {@return what stays near the model that a training with that tuning starts from; empty for a
   * weight of 0}
   *
   * @throws org.javoke.input.InputException if it is no weight
   */
  public static Optional<StayNear> toStart(double weight, BaseModel base, Tuning tuning) {
    KlPenalty.requireWeight(weight);
    return weight == 0
        ? Optional.empty()
        : Optional.of(
            new StayNear(
                weight,
                base.folder(),
                tuning instanceof Tuning.Continued(Path adapter, _)
                    ? Optional.of(adapter)
                    : Optional.empty()));
  }

  KlPenalty penalty(Trainee trained) {
    return new KlPenalty(weight, trained.earlier(ModelFolder.open(model), adapter));
  }

  /** {@return what must be the same for a run to go on} */
  Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("weight of the KL term", String.valueOf(weight));
    identity.put("model to stay near", model.toAbsolutePath().normalize().toString());
    adapter.ifPresent(path ->
        FileHashes.of(List.of(path.resolve("adapter_model.safetensors")))
            .forEach((_, hash) -> identity.put("hash of the adapter to stay near", hash)));
    return identity;
  }
}
