package org.javoke.model;

import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * An LM head in a dtype of its own, wider than the activations where these are in 16 bits.
 *
 * @param weight {@code [vocab, hidden]}
 */
record WideHead(Tensor weight) implements Linear {

  @Override
  public Tensor apply(Tensor x) {
    return x.to(weight.dtype()).linear(weight, null);
  }

  @Override
  public long inputs() {
    return weight.size(1);
  }

  @Override
  public long outputs() {
    return weight.size(0);
  }

  @Override
  public @Nullable Tensor bias() {
    return null;
  }
}
