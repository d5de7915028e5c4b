package org.javoke.model;

import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A weight in 8 bits. What goes in and comes out is in 32 bits; for few tokens the product itself
 * is computed of inputs in bf16.
 *
 * @param matrix {@code [outputs, inputs]}
 * @param bias {@code [outputs]}, or null
 */
record Int8Linear(Int8Matrix matrix, @Nullable Tensor bias) implements Linear {

  @Override
  public Tensor apply(Tensor x) {
    Tensor product = matrix.times(x);
    return bias == null ? product : product.add(bias);
  }

  @Override
  public long inputs() {
    return matrix.steps().size(1);
  }

  @Override
  public long outputs() {
    return matrix.steps().size(0);
  }

  @Override
  public Tensor weight() {
    return matrix.dequantised();
  }
}
