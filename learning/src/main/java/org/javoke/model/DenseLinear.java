package org.javoke.model;

import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A weight stored as it is computed with.
 *
 * @param weight {@code [outputs, inputs]}
 * @param bias {@code [outputs]}, or null
 */
public record DenseLinear(Tensor weight, @Nullable Tensor bias) implements Linear {

  @Override
  public Tensor apply(Tensor x) {
    return x.linear(weight, bias);
  }

  @Override
  public long inputs() {
    return weight.size(1);
  }

  @Override
  public long outputs() {
    return weight.size(0);
  }
}
