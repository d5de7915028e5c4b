package org.javoke.model;

import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A low-rank correction of a linear layer: {@code W x + scaling B A x} (Hu et al. 2021, "LoRA",
 * section 4.1, arXiv:2106.09685).
 *
 * @param base frozen
 * @param a {@code [rank, inputs]}
 * @param b {@code [outputs, rank]}
 * @param scaling {@code alpha / rank}, or {@code alpha / sqrt(rank)} if rank-stabilised
 * @param dropout share of the correction's inputs that training zeroes; 0 for inference
 */
public record Lora(Linear base, Tensor a, Tensor b, double scaling, double dropout)
    implements Linear {

  @Override
  public Tensor apply(Tensor x) {
    Tensor input = dropout == 0 ? x : x.dropout(dropout);
    // Scaled where it is narrow, and added in place: the outputs are wide, and no derivative of a
    // product needs its result.
    Tensor correction = input.to(a.dtype()).linear(a, null).mul(scaling).linear(b, null);
    return base.apply(x).addInPlace(correction.to(x.dtype()));
  }

  /** {@return a plain layer that computes the same, the correction added to the weight} */
  public DenseLinear merged() {
    try (Scope scope = Scope.open();
        NoGrad _ = NoGrad.open()) {
      Tensor weight = base.weight();
      Tensor delta = b.matmul(a).mul(scaling);
      return new DenseLinear(scope.keep(weight.add(delta.to(weight.dtype()))), base.bias());
    }
  }

  @Override
  public long inputs() {
    return base.inputs();
  }

  @Override
  public long outputs() {
    return base.outputs();
  }

  @Override
  public Tensor weight() {
    return base.weight();
  }

  @Override
  public @Nullable Tensor bias() {
    return base.bias();
  }
}
