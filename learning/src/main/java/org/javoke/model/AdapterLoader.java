package org.javoke.model;

import java.util.ArrayList;
import java.util.List;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.LoraEntry;
import org.javoke.hub.ModelConfig;
import org.javoke.input.InputException;
import org.javoke.safetensors.TensorEntry;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Tensor;

/** Puts a saved LoRA adapter on top of a model, whatever its weights are held in. */
public final class AdapterLoader {

  private static final String HEAD = "lm_head";
  private static final String HEAD_WEIGHT = "lm_head.weight";
  private static final String EMBEDDING_WEIGHT = "model.embed_tokens.weight";

  private final Decoder base;
  private final AdapterFolder adapter;
  private final List<Tensor> owned = new ArrayList<>();

  private AdapterLoader(Decoder base, AdapterFolder adapter) {
    this.base = base;
    this.adapter = adapter;
  }

  /**
   * {@return the model with the adapter} It shares the weights of the base, which is the model with
   * the adapter off, stays usable beside it, and has to outlive it. Closing it frees the adapter
   * only; the adapter's folder may be closed at once.
   *
   * <p>What the adapter saves whole ({@code modules_to_save}) is used in the base's place, where it
   * is the LM head or the embedding. The two are apart then, even if the base ties them, as in
   * PEFT.
   *
   * @throws InputException if the adapter is for another model, or saves another module whole
   */
  public static Decoder on(Decoder base, AdapterFolder adapter) {
    requireFits(base.config(), adapter);
    AdapterLoader loader = new AdapterLoader(base, adapter);
    try {
      return loader.decoder();
    } catch (RuntimeException e) {
      loader.close();
      throw e;
    }
  }

  /**
   * Refuses an adapter for another model, by the name and the shapes of what does not fit.
   *
   * @throws InputException if it is one, or saves another module whole than is supported
   */
  public static void requireFits(ModelConfig config, AdapterFolder adapter) {
    adapter.requireFits(config);
    List<Long> table = List.of((long) config.vocabSize(), (long) config.hiddenSize());
    adapter
        .saved()
        .forEach((name, tensor) -> {
          if (!name.equals(HEAD_WEIGHT) && !name.equals(EMBEDDING_WEIGHT)) {
            throw new InputException(
                "%s saves %s whole (modules_to_save), which is not supported; supported are lm_head and embed_tokens"
                    .formatted(adapter.path(), name));
          }
          if (!tensor.shape().equals(table)) {
            throw new InputException(
                "%s saves %s with shape %s; the model's has %s: it was trained on another model, or one with another vocabulary"
                    .formatted(adapter.path(), name, tensor.shape(), table));
          }
        });
  }

  private Decoder decoder() {
    Decoder layered = base.adapted(this::corrected);
    TensorEntry table = adapter.saved().get(EMBEDDING_WEIGHT);
    Embedding embedding = table == null ? base.embedding() : replaced(table)::embedding;
    TensorEntry weight = adapter.saved().get(HEAD_WEIGHT);
    Linear head =
        weight == null ? corrected(HEAD, base.lmHead()) : new DenseLinear(replaced(weight), null);
    return layered.between(embedding, head, this::close);
  }

  private Linear corrected(String name, Linear linear) {
    LoraEntry lora = adapter.modules().get(name);
    return lora == null
        ? linear
        : new Lora(
            linear,
            owned(lora.a(), Dtype.F32),
            owned(lora.b(), Dtype.F32),
            adapter.config().scalingOf(name),
            0);
  }

  private Tensor replaced(TensorEntry saved) {
    return owned(saved, base.dtype());
  }

  private Tensor owned(TensorEntry saved, Dtype dtype) {
    Tensor copy = StoredTensors.copy(saved, dtype, base.device());
    owned.add(copy);
    return copy;
  }

  private void close() {
    owned.forEach(Tensor::close);
    owned.clear();
  }
}
