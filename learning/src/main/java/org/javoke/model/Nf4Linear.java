package org.javoke.model;

import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A weight in 4 bits, unpacked for each product. It saves memory, not time.
 *
 * <p>Gradients pass through it to its inputs. What unpacked weights a backward pass needs live as
 * long as its graph: compute layer by layer, and they are one layer's.
 *
 * @param matrix {@code [outputs, inputs]}
 * @param bias {@code [outputs]}, or null
 */
record Nf4Linear(Nf4Matrix matrix, @Nullable Tensor bias) implements Linear {

  @Override
  public Tensor apply(Tensor x) {
    try (Tensor weight = matrix.dequantised()) {
      return x.linear(weight, bias);
    }
  }

  @Override
  public long inputs() {
    return matrix.columns();
  }

  @Override
  public long outputs() {
    return matrix.rows();
  }

  @Override
  public Tensor weight() {
    return matrix.dequantised();
  }
}
