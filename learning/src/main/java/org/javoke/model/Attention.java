package org.javoke.model;

import org.javoke.tensor.Tensor;

/** Which tokens of a batch see which, and where their keys and values are kept. */
@FunctionalInterface
public interface Attention {

  /**
   * {@return what each token gathers from those it sees} {@code [tokens, heads, headDim]}
   *
   * @param layer from 0
   * @param queries {@code [tokens, heads, headDim]}, rotated
   * @param keys {@code [tokens, keyValueHeads, headDim]}, rotated
   * @param values {@code [tokens, keyValueHeads, headDim]}
   */
  Tensor attend(int layer, Tensor queries, Tensor keys, Tensor values);
}
