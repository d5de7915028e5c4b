package org.javoke.lab.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.hub.AdapterConfig;
import org.javoke.hub.ModelFolder;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.train.AdapterTrainee;
import org.javoke.train.LoraWeights;
import org.javoke.train.Trainee;

/** Which weights of a model are trained. */
public sealed interface Tuning {

  /**
   * {@return the model, loaded, with what of it is trained}
   *
   * @param seed of what is drawn anew
   * @throws org.javoke.input.InputException if the model cannot be trained so
   */
  Trainee load(BaseModel base, ModelFolder folder, long seed);

  /** {@return what must be the same for a run to go on, by the name that messages call it} */
  Map<String, String> identity();

  /** A new LoRA adapter; the model stays as it is. */
  record Lora(AdapterConfig config) implements Tuning {

    @Override
    public Trainee load(BaseModel base, ModelFolder folder, long seed) {
      Decoder decoder = DecoderLoader.load(folder, base.format(), base.device());
      try {
        return new AdapterTrainee(decoder, LoraWeights.fresh(decoder, config, seed));
      } catch (RuntimeException e) {
        decoder.close();
        throw e;
      }
    }

    @Override
    public Map<String, String> identity() {
      Map<String, String> identity = new LinkedHashMap<>();
      identity.put("rank", String.valueOf(config.rank()));
      identity.put("alpha", String.valueOf(config.alpha()));
      identity.put("LoRA dropout", String.valueOf(config.dropout()));
      identity.put("rsLoRA", String.valueOf(config.rankStabilised()));
      identity.put("target modules", String.valueOf(config.targets()));
      return identity;
    }
  }
}
