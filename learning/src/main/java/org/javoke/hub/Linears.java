package org.javoke.hub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The linears of a decoder, by the names that Hugging Face's models give them. */
public final class Linears {

  private Linears() {}

  /**
   * The size of a linear's weight, which is {@code [outputs, inputs]}.
   *
   * @param outputs its rows
   * @param inputs its columns
   */
  public record Size(long outputs, long inputs) {}

  /**
   * {@return the size of each linear, layer by layer, then {@code lm_head}} A module {@code
   * model.layers.0.self_attn.q_proj} has its weight in the tensor {@code
   * model.layers.0.self_attn.q_proj.weight}. The LM head is there for tied embeddings too, though
   * it has no tensor of its own then.
   */
  public static Map<String, Size> of(ModelConfig config) {
    long hidden = config.hiddenSize();
    long queries = (long) config.heads() * config.headDim();
    long keys = (long) config.keyValueHeads() * config.headDim();
    long inner = config.intermediateSize();
    Map<String, Size> sizes = new LinkedHashMap<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      String attention = "model.layers." + layer + ".self_attn.";
      sizes.put(attention + "q_proj", new Size(queries, hidden));
      sizes.put(attention + "k_proj", new Size(keys, hidden));
      sizes.put(attention + "v_proj", new Size(keys, hidden));
      sizes.put(attention + "o_proj", new Size(hidden, queries));
      String mlp = "model.layers." + layer + ".mlp.";
      sizes.put(mlp + "gate_proj", new Size(inner, hidden));
      sizes.put(mlp + "up_proj", new Size(inner, hidden));
      sizes.put(mlp + "down_proj", new Size(hidden, inner));
    }
    sizes.put("lm_head", new Size(config.vocabSize(), hidden));
    return Collections.unmodifiableMap(sizes);
  }
}
