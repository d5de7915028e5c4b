package org.javoke.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Kernels;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * A matrix in 8 bits, each row with a scale of its own: {@code W[i, j] = scale[i] * steps[i, j]}.
 *
 * @param steps {@code [rows, columns]}, I8, from -127 to 127
 * @param scale {@code [rows]}, BF16, which the kernel wants; the steps are counted in the rounded
 *     scale, so the rounding costs nothing
 */
record Int8Matrix(Tensor steps, Tensor scale) {

  /**
   * Up to so many rows of x the kernel that reads the bytes is quicker; with more, arithmetic
   * counts rather than memory, and the plain product of 32 bits is. Measured on AVX-512 with 896
   * and 4,864 columns: 24 rows still gain, 48 lose.
   */
  static final long FEW_ROWS = 32;

  // A part that is in 32 bits for a moment stays within the processor's caches, more or less.
  static final long PART_ELEMENTS = 2L << 20;

  /**
   * {@return the matrix, rounded}
   *
   * @param weight {@code [rows, columns]} on the processor
   * @param keep is handed the tensors that make the matrix
   */
  static Int8Matrix of(Tensor weight, Device device, UnaryOperator<Tensor> keep) {
    Tensor steps = Tensors.empty(Dtype.I8, Device.CPU, weight.shape());
    Tensor scale = Tensors.empty(Dtype.BF16, Device.CPU, weight.size(0));
    for (Part part : parts(weight)) {
      try (Scope _ = Scope.open()) {
        Tensor rows = part.of(weight).to(Dtype.F32);
        Tensor largest = rows.abs().amax(1, false);
        // A row of zeros has any scale but zero.
        part.of(scale).copyInPlace(largest.div(127).atLeast(1e-30));
        Tensor unit = part.of(scale).to(Dtype.F32).unsqueeze(1);
        part.of(steps).copyInPlace(rows.div(unit).round().clamp(-127, 127));
      }
    }
    return new Int8Matrix(keep.apply(steps.to(device)), keep.apply(scale.to(device)));
  }

  /** {@return x W^T} {@code [tokens, rows]} for {@code x [tokens, columns]}, of the type of x */
  Tensor times(Tensor x) {
    boolean few =
        x.size(0) <= FEW_ROWS
            && x.size(1) % Kernels.INT8_LINEAR_UNIT == 0
            && !x.requiresGrad()
            && steps.device().isCpu();
    return few ? fewTimes(x) : manyTimes(x);
  }

  private Tensor fewTimes(Tensor x) {
    try (Scope scope = Scope.open()) {
      Tensor half = x.to(Dtype.BF16).contiguous();
      return scope.keep(Kernels.int8Linear(half, steps, scale).to(x.dtype()));
    }
  }

  private Tensor manyTimes(Tensor x) {
    try (Scope scope = Scope.open()) {
      List<Tensor> products = new ArrayList<>();
      for (Part part : parts(steps)) {
        try (Tensor weight = part.of(steps).to(x.dtype())) {
          products.add(x.linear(weight, null));
        }
      }
      Tensor product = products.size() == 1 ? products.getFirst() : Tensors.cat(products, 1);
      return scope.keep(
          x.requiresGrad()
              ? product.mul(scale.to(x.dtype()))
              : product.mulInPlace(scale.to(x.dtype())));
    }
  }

  /** {@return W's rows at the indices} {@code [n, columns]}, F32 */
  Tensor rows(Tensor indices) {
    try (Scope scope = Scope.open()) {
      Tensor unit = scale.indexSelect(0, indices).to(Dtype.F32).unsqueeze(1);
      return scope.keep(steps.indexSelect(0, indices).to(Dtype.F32).mulInPlace(unit));
    }
  }

  /** {@return W}, F32, a new tensor */
  Tensor dequantised() {
    try (Scope scope = Scope.open()) {
      Tensor unit = scale.to(Dtype.F32).unsqueeze(1);
      return scope.keep(steps.to(Dtype.F32).mulInPlace(unit));
    }
  }

  /** Some rows that follow each other. */
  private record Part(long start, long length) {
    Tensor of(Tensor matrix) {
      return matrix.narrow(0, start, length);
    }
  }

  private static List<Part> parts(Tensor matrix) {
    long rows = matrix.size(0);
    long most = Math.max(1, PART_ELEMENTS / Math.max(1, matrix.size(1)));
    List<Part> parts = new ArrayList<>();
    for (long start = 0; start < rows; start += most) {
      parts.add(new Part(start, Math.min(most, rows - start)));
    }
    return parts;
  }
}
