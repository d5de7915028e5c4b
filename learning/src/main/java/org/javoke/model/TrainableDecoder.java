package org.javoke.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.tensor.Tensor;

/**
 * A model whose weights can be changed.
 *
 * @param parameters all its weights by their names in the folder, such as {@code
 *     model.layers.0.mlp.up_proj.weight}; a tied LM head is the embedding
 */
public record TrainableDecoder(Decoder decoder, Map<String, Tensor> parameters) {

  public TrainableDecoder {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
