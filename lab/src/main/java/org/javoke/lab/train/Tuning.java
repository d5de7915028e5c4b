package org.javoke.lab.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.lab.run.FileHashes;
import org.javoke.model.AdapterLoader;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.MemoryEstimate;
import org.javoke.model.WeightFormat;
import org.javoke.train.AdapterTrainee;
import org.javoke.train.FullTrainee;
import org.javoke.train.Trainee;

/** Which weights of a model are trained, and what these start from. */
public sealed interface Tuning {

  /**
   * Refuses, before anything large is read, what cannot be trained so.
   *
   * @throws org.javoke.input.InputException if the model cannot be trained so
   */
  void check(BaseModel base, ModelConfig model);

  /**
   * {@return the model, loaded, with what of it is trained}
   *
   * @param seed of what is drawn anew
   * @throws org.javoke.input.InputException if the model cannot be trained so
   */
  Trainee load(BaseModel base, ModelFolder folder, long seed);

  /**
   * {@return how many numbers are trained}
   *
   * @throws org.javoke.input.InputException if the model cannot be trained so
   */
  long parameters(ModelConfig model);

  /**
   * {@return what training takes}
   *
   * @param tokens that are computed at once
   * @param compared whether the model is compared with what it was before
   */
  MemoryEstimate memory(
      BaseModel base, ModelConfig model, int tokens, int keptLayers, boolean compared);

  /** {@return what must be the same for a run to go on, by the name that messages call it} */
  Map<String, String> identity();

  /** A new LoRA adapter; the model stays as it is. */
  record Lora(AdapterConfig config) implements Tuning {

    /**
     * @throws InputException if one of the names of modules means no layer of the model
     */
    @Override
    public void check(BaseModel base, ModelConfig model) {
      LoraSize.requireMeant(model, config);
    }

    @Override
    public Trainee load(BaseModel base, ModelFolder folder, long seed) {
      return adapted(base, folder, decoder -> AdapterTrainee.fresh(decoder, config, seed));
    }

    @Override
    public long parameters(ModelConfig model) {
      return LoraSize.of(model, config);
    }

    @Override
    public MemoryEstimate memory(
        BaseModel base, ModelConfig model, int tokens, int keptLayers, boolean compared) {
      return MemoryEstimate.lora(model, base.format(), parameters(model), tokens, keptLayers);
    }

    @Override
    public Map<String, String> identity() {
      Map<String, String> identity = new LinkedHashMap<>();
      identity.put("rank", String.valueOf(config.rank()));
      identity.put("alpha", String.valueOf(config.alpha()));
      identity.put("LoRA dropout", String.valueOf(config.dropout()));
      identity.put("rsLoRA", String.valueOf(config.rankStabilised()));
      identity.put("target modules", String.valueOf(config.targets()));
      identity.put("modules to save", String.valueOf(config.modulesToSave()));
      return identity;
    }
  }

  /**
   * An adapter that was trained before, and is trained on in a folder of its own. For preference
   * objectives the reference is the model with that adapter as it was.
   *
   * @param adapter in PEFT's layout; it has to stay until the run has ended
   * @param dropout if not the adapter's own
   */
  record Continued(Path adapter, OptionalDouble dropout) implements Tuning {

    @Override
    public void check(BaseModel base, ModelConfig model) {
      try (AdapterFolder folder = AdapterFolder.open(adapter)) {
        AdapterLoader.requireFits(model, folder);
      }
    }

    @Override
    public Trainee load(BaseModel base, ModelFolder folder, long seed) {
      return adapted(
          base,
          folder,
          decoder -> AdapterTrainee.continued(decoder, adapter, dropout, base.folder().toString()));
    }

    @Override
    public long parameters(ModelConfig model) {
      return LoraSize.of(adapter);
    }

    @Override
    public MemoryEstimate memory(
        BaseModel base, ModelConfig model, int tokens, int keptLayers, boolean compared) {
      return MemoryEstimate.lora(model, base.format(), parameters(model), tokens, keptLayers);
    }

    @Override
    public Map<String, String> identity() {
      Map<String, String> identity = new LinkedHashMap<>();
      identity.put(
          "LoRA dropout",
          dropout.isPresent() ? String.valueOf(dropout.getAsDouble()) : "the adapter's");
      FileHashes.of(List.of(adapter.resolve("adapter_model.safetensors")))
          .forEach((_, hash) -> identity.put("hash of the adapter to start from", hash));
      return identity;
    }
  }

  /** All weights of the model, in 32 bits. */
  record Full() implements Tuning {

    /**
     * @throws ChoiceException if the model's weights are to be held in another format
     */
    @Override
    public void check(BaseModel base, ModelConfig model) {
      if (base.format() != WeightFormat.FP32) {
        throw new ChoiceException(
            "All weights are to be trained, and to be held in %s: small steps would be lost to rounding. Train them in fp32 (--dtype fp32), or train an adapter (without --full)."
                .formatted(base.format().spelled()));
      }
    }

    @Override
    public Trainee load(BaseModel base, ModelFolder folder, long seed) {
      return FullTrainee.load(folder, base.device());
    }

    @Override
    public long parameters(ModelConfig model) {
      return MemoryEstimate.parameters(model);
    }

    @Override
    public MemoryEstimate memory(
        BaseModel base, ModelConfig model, int tokens, int keptLayers, boolean compared) {
      return MemoryEstimate.fullTraining(model, tokens, keptLayers, compared);
    }

    @Override
    public Map<String, String> identity() {
      return Map.of("training", "all weights");
    }
  }

  private static Trainee adapted(
      BaseModel base, ModelFolder folder, Function<Decoder, Trainee> with) {
    Decoder decoder = DecoderLoader.load(folder, base.format(), base.device());
    try {
      return with.apply(decoder);
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }
}
