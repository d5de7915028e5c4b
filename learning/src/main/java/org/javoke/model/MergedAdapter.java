package org.javoke.model;

import org.javoke.hub.AdapterFolder;
import org.javoke.hub.LoraEntry;
import org.javoke.hub.ModelConfig;
import org.javoke.input.InputException;
import org.javoke.safetensors.TensorEntry;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Tensor;

/**
 * Adds an adapter to the weights that it corrects: {@code W + scaling B A} (LoRA, section 4.1,
 * arXiv:2106.09685), in 32 bits.
 */
final class MergedAdapter implements Correction {

  private static final String SUFFIX = ".weight";

  private final AdapterFolder adapter;

  /**
   * @throws InputException if the adapter is for another model, or cannot be merged with this one
   */
  MergedAdapter(ModelConfig config, AdapterFolder adapter) {
    AdapterLoader.requireFits(config, adapter);
    boolean ends = !adapter.saved().isEmpty() || adapter.modules().containsKey("lm_head");
    if (config.tiedEmbeddings() && ends) {
      throw new InputException(
          "%s changes the LM head or the embedding, which are one table in this model (tie_word_embeddings): they would part, so it cannot be merged. Use it on top of the model"
              .formatted(adapter.path()));
    }
    this.adapter = adapter;
  }

  @Override
  public boolean concerns(String tensor) {
    return adapter.saved().containsKey(tensor) || adapter.modules().containsKey(module(tensor));
  }

  @Override
  public Tensor apply(String tensor, Tensor stored) {
    TensorEntry whole = adapter.saved().get(tensor);
    if (whole != null) {
      return StoredTensors.stored(whole).to(Dtype.F32);
    }
    LoraEntry lora = adapter.modules().get(module(tensor));
    if (lora == null) {
      return stored;
    }
    Tensor a = StoredTensors.stored(lora.a()).to(Dtype.F32);
    Tensor b = StoredTensors.stored(lora.b()).to(Dtype.F32);
    double scaling = adapter.config().scalingOf(module(tensor));
    return stored.to(Dtype.F32).add(b.matmul(a).mulInPlace(scaling));
  }

  private static String module(String tensor) {
    return tensor.endsWith(SUFFIX) ? tensor.substring(0, tensor.length() - SUFFIX.length()) : "";
  }
}
