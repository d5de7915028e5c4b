package org.javoke.tensor;

/** Scores to add before a softmax. */
final class Masks {

  private Masks() {}

  /**
   * {@return minus infinity above the diagonal, 0 elsewhere: {@code [1, 1, n, n]} for n queries}
   */
  static Tensor causal(Tensor queries) {
    long count = queries.size(2);
    Tensor places = Tensors.arange(count, 1, Dtype.I64, queries.device());
    Tensor later = places.unsqueeze(0).greater(places.unsqueeze(1));
    return Tensors.zeros(queries.dtype(), queries.device(), count, count)
        .maskedFill(later, Double.NEGATIVE_INFINITY)
        .view(1, 1, count, count);
  }
}
