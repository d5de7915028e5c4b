package org.javoke.model;

import java.util.List;
import java.util.function.UnaryOperator;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Numbers replaced by the nearest of a few, after each block of them was divided by its largest
 * absolute value (Dettmers et al. 2022, "8-bit optimizers via block-wise quantization", section
 * 2.1, arXiv:2110.02861). Rounded as bitsandbytes does it, to the bit.
 *
 * @param codes which of the few, {@code [n]}, I64
 * @param absmax the largest of each block, {@code [ceil(n / block)]}, F32
 */
record Blockwise(Tensor codes, Tensor absmax) {

  /**
   * {@return the numbers, rounded}
   *
   * @param values {@code [n]}, F32
   * @param block how many numbers share a scale; the last block may be shorter
   * @param nearest of the few, their numbers for what was scaled to -1 to 1
   */
  static Blockwise of(Tensor values, int block, UnaryOperator<Tensor> nearest) {
    try (Scope scope = Scope.open()) {
      long n = values.elements();
      long whole = n - n % block;
      Tensor blocks = values.narrow(0, 0, whole).view(-1, block);
      Tensor largest = whole == 0 ? blocks.view(0) : blocks.abs().amax(1, false);
      // The reference multiplies whole blocks with the inverse and divides the last one.
      Tensor inverse = Tensors.full(1, Dtype.F32, values.device(), 1).div(positive(largest));
      Tensor scaled = blocks.mul(inverse.unsqueeze(1)).view(-1);
      if (whole < n) {
        Tensor rest = values.narrow(0, whole, n - whole);
        Tensor last = positive(rest.abs().amax(0, true));
        scaled = Tensors.cat(List.of(scaled, rest.div(last)), 0);
        largest = Tensors.cat(List.of(largest, last), 0);
      }
      return new Blockwise(scope.keep(nearest.apply(scaled.clamp(-1, 1))), scope.keep(largest));
    }
  }

  /** {@return which of the levels, ascending, is nearest to each number; of two the lower} */
  static Tensor nearest(Tensor x, Tensor levels) {
    long last = levels.elements() - 1;
    Tensor middles = levels.narrow(0, 0, last).add(levels.narrow(0, 1, last)).div(2);
    return x.bucketize(middles);
  }

  private static Tensor positive(Tensor largest) {
    return largest.atLeast(1e-38);
  }
}
