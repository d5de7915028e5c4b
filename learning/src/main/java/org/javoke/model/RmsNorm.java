package org.javoke.model;

import org.javoke.tensor.Tensor;

/**
 * Divides by the root mean square (Zhang and Sennrich 2019, equation 4, arXiv:1910.07467).
 *
 * @param weight {@code [width]}
 */
public record RmsNorm(Tensor weight, double eps) {

  /** {@return {@code [..., width]}} for {@code x [..., width]} */
  public Tensor apply(Tensor x) {
    return x.rmsNorm(weight, eps);
  }
}
