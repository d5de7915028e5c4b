package org.javoke.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Kernels;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Int8MatrixTest {

  private static Tensor random(long seed, int rows, int columns) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensors.of(values, Device.CPU, rows, columns);
  }

  private static Int8Matrix rounded(Tensor weight) {
    return Int8Matrix.of(weight, Device.CPU, UnaryOperator.identity());
  }

  private static double largest(Tensor x) {
    return x.abs().amax(-1, false).amax(-1, false).item();
  }

  @Test
  void eachRowHasItsOwnScale() {
    try (Scope _ = Scope.open()) {
      // 127 / 127 = 1 and 0.49609375 * 127: both scales are exact in bf16.
      Tensor weight = Tensors.of(new float[] {127, 2.4f, -127, 0, 63.003906f, 0}, Device.CPU, 3, 2);
      Int8Matrix matrix = rounded(weight);
      assertThat(matrix.steps().toLongs()).containsExactly(127, 2, -127, 0, 127, 0);
      assertThat(matrix.scale().to(Dtype.F32).toFloats()).containsExactly(1, 1, 0.49609375f);
      assertThat(matrix.dequantised().toFloats()).containsExactly(127, 2, -127, 0, 63.003906f, 0);
    }
  }

  @Test
  void noNumberIsOffByMoreThanHalfAStep() {
    try (Scope _ = Scope.open()) {
      Tensor weight = random(1, 40, 70);
      Int8Matrix matrix = rounded(weight);
      Tensor steps =
          matrix.dequantised().sub(weight).div(matrix.scale().to(Dtype.F32).unsqueeze(1));
      assertThat(largest(steps)).isLessThanOrEqualTo(0.5 + 1e-4);
    }
  }

  @Test
  void aRowOfZerosStaysOne() {
    try (Scope _ = Scope.open()) {
      Int8Matrix matrix = rounded(Tensors.zeros(Dtype.F32, Device.CPU, 2, 4));
      assertThat(matrix.dequantised().toFloats()).containsOnly(0f);
    }
  }

  /** One token, those that the kernel takes, and one more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 32, 33, 100})
  void productsAreThoseOfTheRoundedMatrix(int tokens) {
    try (Scope _ = Scope.open()) {
      Int8Matrix matrix = rounded(random(2, 48, 64));
      Tensor x = random(3, tokens, 64);
      Tensor found = matrix.times(x);
      Tensor exact = x.linear(matrix.dequantised(), null);
      assertThat(found.dtype()).isEqualTo(Dtype.F32);
      // Inputs and outputs of the kernel have 8 bits: 2^-9 of sums of 64 products, at most about
      // 40.
      double tolerance = tokens <= Int8Matrix.FEW_ROWS ? 0.2 : 1e-4;
      assertThat(largest(found.sub(exact))).isCloseTo(0, within(tolerance));
    }
  }

  /** The kernel reads whole vectors; other lengths take the plain product. */
  @ParameterizedTest
  @ValueSource(ints = {1, 15, 17, 172})
  void rowsOfAnyLengthAreMultiplied(int columns) {
    try (Scope _ = Scope.open()) {
      Int8Matrix matrix = rounded(random(9, 7, columns));
      Tensor x = random(10, 3, columns);
      Tensor exact = x.linear(matrix.dequantised(), null);
      assertThat(largest(matrix.times(x).sub(exact))).isCloseTo(0, within(1e-4));
    }
  }

  /** Three inputs in a row of a wider matrix, and outputs that are no multiple of anything. */
  @Test
  void inputsNeedNotFollowEachOther() {
    try (Scope _ = Scope.open()) {
      Int8Matrix matrix = rounded(random(11, 37, 16));
      Tensor x = random(12, 3, 20).narrow(1, 3, 16);
      Tensor exact = x.linear(matrix.dequantised(), null);
      assertThat(largest(matrix.times(x).sub(exact))).isCloseTo(0, within(0.1));
    }
  }

  @Test
  void theKernelRefusesWhatWouldKillTheProcess() {
    try (Scope _ = Scope.open()) {
      Tensor scale = Tensors.full(1, Dtype.BF16, Device.CPU, 7);
      Tensor odd = Tensors.zeros(Dtype.I8, Device.CPU, 7, 17);
      Tensor x = Tensors.zeros(Dtype.BF16, Device.CPU, 1, 17);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Kernels.int8Linear(x, odd, scale))
          .withMessageContaining("multiples of 16");
      Tensor even = Tensors.zeros(Dtype.I8, Device.CPU, 7, 16);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Kernels.int8Linear(x.narrow(1, 0, 16).contiguous(), even, odd))
          .withMessageContaining("do not fit");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Kernels.int8Linear(x.to(Dtype.F32), even, scale))
          .withMessageContaining("BF16");
    }
  }

  @Test
  void aMatrixOfSeveralPartsIsComputedWhole() {
    try (Scope _ = Scope.open()) {
      // Parts have 2^21 numbers: 5 columns of a 524,288th part each would be one row too few.
      Tensor weight = random(4, 5000, 512);
      Int8Matrix matrix = rounded(weight);
      Tensor x = random(5, 40, 512);
      Tensor exact = x.linear(matrix.dequantised(), null);
      assertThat(largest(matrix.times(x).sub(exact))).isCloseTo(0, within(1e-3));
    }
  }

  @Test
  void rowsAreLookedUp() {
    try (Scope _ = Scope.open()) {
      Int8Matrix matrix = rounded(random(6, 10, 8));
      Tensor ids = Tensors.of(new long[] {9, 0, 9}, Device.CPU);
      assertThat(matrix.rows(ids).toFloats())
          .isEqualTo(matrix.dequantised().indexSelect(0, ids).toFloats());
    }
  }

  @Test
  void gradientsPassToTheInputs() {
    try (Scope _ = Scope.open()) {
      Int8Matrix matrix = rounded(random(7, 6, 8));
      Tensor x = random(8, 2, 8).requireGrad(true);
      Tensor bias = Tensors.full(1, Dtype.F32, Device.CPU, 6);
      new Int8Linear(matrix, bias).apply(x).sum().backward();
      Tensor gradient = requireNonNull(x.gradient());
      Tensor expected = matrix.dequantised().sum(0, false).unsqueeze(0).expand(2, 8);
      assertThat(largest(gradient.sub(expected))).isCloseTo(0, within(1e-4));
    }
  }
}
