package org.javoke.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.javoke.safetensors.SafetensorsFile;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 4-bit matrices are the reference's to the bit. */
class Nf4MatrixTest {

  private static Weights goldens() {
    return SafetensorsFile.open(Goldens.folder("quant").resolve("nf4.safetensors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m0", "m1", "m2", "m3"})
  void plainScales(String name) {
    try (Weights golden = goldens();
        Scope _ = Scope.open()) {
      Tensor weight = Goldens.tensor(golden, name + ".weight", Dtype.F32);
      Nf4Matrix matrix = Nf4Matrix.of(weight, false, Device.CPU, UnaryOperator.identity());
      equal(matrix.scales().values(), golden, name + ".plain.absmax");
      compare(matrix, weight, golden, name + ".plain.");
      matmul(matrix, golden, name, ".plain.matmul");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"m0", "m1", "m2", "m3"})
  void doubledScales(String name) {
    try (Weights golden = goldens();
        Scope _ = Scope.open()) {
      Tensor weight = Goldens.tensor(golden, name + ".weight", Dtype.F32);
      Nf4Matrix matrix = Nf4Matrix.of(weight, true, Device.CPU, UnaryOperator.identity());
      assertThat(matrix.scales())
          .isInstanceOfSatisfying(
              BlockScales.Doubled.class,
              scales -> {
                equal(scales.levels(), golden, name + ".dq.absmax_code");
                equal(scales.offset(), golden, name + ".dq.absmax_offset");
                equal(scales.absmax(), golden, name + ".dq.absmax_absmax");
                equal(scales.codes(), golden, name + ".dq.absmax_u8");
              });
      equal(matrix.scales().values(), golden, name + ".dq.absmax_dequantised");
      compare(matrix, weight, golden, name + ".dq.");
      matmul(matrix, golden, name, ".dq.matmul");
    }
  }

  private static void compare(Nf4Matrix matrix, Tensor weight, Weights golden, String name) {
    long bytes = (weight.elements() + 1) / 2;
    equal(matrix.packed().narrow(0, 0, bytes), golden, name + "packed");
    equal(matrix.dequantised(), golden, name + "dequantised");
  }

  private static void equal(Tensor found, Weights golden, String name) {
    assertThat(found.toFloats())
        .as(name)
        .isEqualTo(Goldens.tensor(golden, name, Dtype.F32).toFloats());
  }

  private static void matmul(Nf4Matrix matrix, Weights golden, String name, String product) {
    Tensor x = Goldens.tensor(golden, name + ".x", Dtype.F32);
    float[] expected = Goldens.tensor(golden, name + product, Dtype.F32).toFloats();
    float[] found = new Nf4Linear(matrix, null).apply(x).toFloats();
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-4f * (1 + Math.abs(expected[i]))));
    }
  }

  @Test
  void levelsAreTheReferences() {
    try (Weights golden = goldens();
        Scope _ = Scope.open()) {
      assertThat(Nf4Matrix.levels())
          .isEqualTo(Goldens.tensor(golden, "nf4_code", Dtype.F32).toFloats());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 127})
  void oddCountsKeepTheirShape(int columns) {
    try (Scope _ = Scope.open()) {
      float[] values = new float[columns];
      Arrays.fill(values, 0.5f);
      values[0] = -2;
      Tensor weight = Tensors.of(values, Device.CPU, 1, columns);
      Nf4Matrix matrix = Nf4Matrix.of(weight, false, Device.CPU, UnaryOperator.identity());
      assertThat(matrix.dequantised().shape()).containsExactly(1, columns);
      // In the first block 0.5 is a quarter of the largest; 0.2461 is the nearest level, times 2.
      float[] back = matrix.dequantised().toFloats();
      assertThat(back[0]).isEqualTo(-2);
      if (columns > 1) {
        assertThat(back[1]).isCloseTo(0.4922f, within(1e-4f));
      }
      // Behind it 0.5 is the largest itself.
      assertThat(back[columns - 1]).isEqualTo(columns > 64 ? 0.5f : back[Math.min(1, columns - 1)]);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMatrixOfZerosStaysOne(boolean doubled) {
    try (Scope _ = Scope.open()) {
      Tensor weight = Tensors.zeros(Dtype.F32, Device.CPU, 3, 50);
      Nf4Matrix matrix = Nf4Matrix.of(weight, doubled, Device.CPU, UnaryOperator.identity());
      assertThat(matrix.dequantised().toFloats()).containsOnly(0f);
    }
  }

  @Test
  void everyTensorIsKept() {
    List<Tensor> kept = new ArrayList<>();
    try (Scope _ = Scope.open()) {
      Tensor weight = Tensors.full(0.5, Dtype.F32, Device.CPU, 4, 64);
      Nf4Matrix.of(
          weight,
          true,
          Device.CPU,
          tensor -> {
            kept.add(tensor);
            return tensor;
          });
      // The bytes, the pairs, and the four of the scales.
      assertThat(kept).hasSize(6);
    }
  }

  @Test
  void gradientsPassToTheInputs() {
    try (Scope _ = Scope.open()) {
      Tensor weight = Tensors.of(new float[] {1, -1, 0, 1}, Device.CPU, 2, 2);
      Nf4Matrix matrix = Nf4Matrix.of(weight, false, Device.CPU, UnaryOperator.identity());
      Tensor x = Tensors.of(new float[] {3, 5}, Device.CPU, 1, 2).requireGrad(true);
      Tensor y = new Nf4Linear(matrix, null).apply(x);
      assertThat(y.toFloats()).containsExactly(-2, 5);
      y.sum().backward();
      Tensor gradient = requireNonNull(x.gradient());
      // The sum of the rows of W.
      assertThat(gradient.toFloats()).containsExactly(1, 0);
    }
  }
}
