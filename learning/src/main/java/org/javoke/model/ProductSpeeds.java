package org.javoke.model;

import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * How quick products of matrices in bf16 are here, as a multiple of those in 32 bits.
 *
 * @param oneRow for one token, as in generating a single reply
 * @param manyRows for {@value #MANY} tokens, as in reading a prompt
 */
public record ProductSpeeds(double oneRow, double manyRows) {

  static final int MANY = 256;

  private static final int OUTPUTS = 2048;
  private static final int INPUTS = 1024;
  private static final int TRIES = 8;
  private static final long MOST_NANOS = 60_000_000;

  /** {@return what a measurement of less than half a second says} */
  public static ProductSpeeds measured(Device device) {
    try (Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      return new ProductSpeeds(
          nanos(Dtype.F32, 1, device) / nanos(Dtype.BF16, 1, device),
          nanos(Dtype.F32, MANY, device) / nanos(Dtype.BF16, MANY, device));
    }
  }

  /** The best of some tries; others may use the machine meanwhile. */
  private static double nanos(Dtype dtype, int rows, Device device) {
    Tensor weight = Tensors.full(0.01, dtype, device, OUTPUTS, INPUTS);
    Tensor x = Tensors.full(0.5, dtype, device, rows, INPUTS);
    long best = Long.MAX_VALUE;
    long spent = 0;
    for (int i = 0; i < TRIES && spent < MOST_NANOS; i++) {
      try (Scope _ = Scope.open()) {
        long start = System.nanoTime();
        Tensor product = x.linear(weight, null);
        // On a card the product is only queued; reading a number waits for it.
        product.narrow(0, 0, 1).narrow(1, 0, 1).to(Dtype.F32).item();
        long taken = System.nanoTime() - start;
        best = Math.min(best, taken);
        spent += taken;
      }
    }
    return Math.max(1, best);
  }
}
