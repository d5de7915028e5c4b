package org.javoke.lab.itool;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.javoke.lab.train.BaseModel;
import org.javoke.lab.train.Tuning;
import org.javoke.local.ModelHashes;

/**
 * A policy as it lies on disk. Paths are absolute: what is written about the policy must not depend
 * on whether it was read again.
 *
 * @param model its folder in Hugging Face's layout
 * @param adapter on top of it, in PEFT's layout
 */
public record PolicyWeights(Path model, Optional<Path> adapter) {

  public PolicyWeights {
    model = model.toAbsolutePath().normalize();
    adapter = adapter.map(path -> path.toAbsolutePath().normalize());
  }

  /** {@return what training with that tuning starts from} */
  public static PolicyWeights before(BaseModel base, Tuning tuning) {
    return new PolicyWeights(
        base.folder(),
        tuning instanceof Tuning.Continued(Path adapter, _)
            ? Optional.of(adapter)
            : Optional.empty());
  }

  /**
   * {@return what training with that tuning made of it}
   *
   * @param trained the folder that was written, of an adapter or of a model
   */
  public PolicyWeights after(Tuning tuning, Path trained) {
    return switch (tuning) {
      case Tuning.Full _ -> new PolicyWeights(trained, Optional.empty());
      case Tuning.Lora _, Tuning.Continued _ -> new PolicyWeights(model, Optional.of(trained));
    };
  }

  /**
   * {@return how it is trained on, so that its own weights are the reference}
   *
   * @param first how the first policy is trained
   */
  public Tuning next(Tuning first) {
    return switch (first) {
      case Tuning.Full full -> full;
      case Tuning.Lora lora ->
          adapter
              .<Tuning>map(path -> new Tuning.Continued(path, OptionalDouble.empty()))
              .orElse(lora);
      case Tuning.Continued(_, OptionalDouble dropout) ->
          new Tuning.Continued(adapter.orElseThrow(), dropout);
    };
  }

  /** {@return the model under it, held as the first was} */
  public BaseModel base(BaseModel first) {
    return new BaseModel(model, first.format(), first.device());
  }

  /** {@return hashes of its files, by name} */
  public Map<String, String> hashes() {
    Map<String, String> hashes = new LinkedHashMap<>(ModelHashes.ofModel(model));
    adapter.ifPresent(path -> hashes.putAll(ModelHashes.ofAdapter(path)));
    return hashes;
  }
}
