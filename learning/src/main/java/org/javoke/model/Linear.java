package org.javoke.model;

import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** {@code y = x W^T + b}, in whatever way W is stored. */
public interface Linear {

  /** {@return y} {@code [tokens, outputs]} for {@code x [tokens, inputs]} */
  Tensor apply(Tensor x);

  long inputs();

  long outputs();

  /**
   * {@return W} {@code [outputs, inputs]} as it is computed with; a new tensor where it is packed
   */
  Tensor weight();

  /** {@return b} {@code [outputs]}, or null */
  @Nullable Tensor bias();
}
