package org.javoke.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;

class TensorTest {

  private static Tensor floats(float... values) {
    return Tensors.of(values, Device.CPU, values.length);
  }

  @Test
  void shapesThatDoNotFitThrowWithTheReason() {
    try (Scope _ = Scope.open()) {
      assertThatThrownBy(() -> floats(1, 2, 3).add(floats(1, 2)))
          .isInstanceOf(RuntimeException.class)
          .hasMessageContaining("size of tensor a (3)");
      assertThatThrownBy(
              () -> floats(1, 2, 3).indexSelect(0, Tensors.of(new int[] {7}, Device.CPU)))
          .isInstanceOf(RuntimeException.class)
          .hasMessageContaining("out of range");
    }
  }

  @Test
  void liesOverMemoryWithoutCopying() {
    try (Arena arena = Arena.ofConfined();
        Scope _ = Scope.open()) {
      MemorySegment memory = arena.allocate(16, 8);
      Tensor tensor = Tensors.over(memory, Dtype.F32, List.of(2L, 2L));
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, 3, 5f);
      assertThat(tensor.toFloats()).containsExactly(0, 0, 0, 5);
      assertThatThrownBy(() -> Tensors.over(memory, Dtype.F32, List.of(5L)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("takes 20 bytes");
      assertThatThrownBy(() -> Tensors.over(memory, Dtype.F32, List.of(1L << 62, 8L)))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void gradientsOutliveWhatTheyWereComputedIn() {
    Tensor x = floats(1, 2).requireGrad(true);
    try (Scope _ = Scope.open()) {
      // d/dx sum(x^2) = 2x
      x.mul(x).sum().backward();
    }
    Tensor gradient = Objects.requireNonNull(x.gradient());
    assertThat(gradient.toFloats()).containsExactly(2, 4);
    x.clearGradient();
    assertThat(x.gradient()).isNull();
  }

  @Test
  void nothingIsRecordedWithoutGradients() {
    Tensor x = floats(1, 2).requireGrad(true);
    try (NoGrad _ = NoGrad.open()) {
      assertThat(x.mul(x).requiresGrad()).isFalse();
    }
    assertThat(x.mul(x).requiresGrad()).isTrue();
  }

  @Test
  void namesDevices() {
    assertThat(Device.parse("cpu")).isEqualTo(Device.CPU).hasToString("cpu");
    assertThatThrownBy(() -> Device.parse("gpu"))
        .isInstanceOf(InputException.class)
        .hasMessage("The device 'gpu' is unknown. Expected auto, cpu, cuda or cuda:N.");
    assertThatThrownBy(() -> Device.parse("cuda:99"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("There is no device cuda:99");
  }

  @Test
  void readsBackWhatWasPutIn() {
    try (Scope _ = Scope.open()) {
      assertThat(Tensors.of(new long[] {1L << 40, -3}, Device.CPU).toLongs())
          .containsExactly(1L << 40, -3);
      assertThat(Tensors.of(new int[0], Device.CPU).toLongs()).isEmpty();
      assertThat(floats(1.5f, -2).to(Dtype.BF16).toFloats()).containsExactly(1.5f, -2);
      assertThat(Tensors.of(new byte[] {1, 0}, Device.CPU, 2).viewAs(Dtype.BOOL).dtype())
          .isEqualTo(Dtype.BOOL);
      assertThat(floats(3, 1, 2).topk(2).indices().toLongs()).containsExactly(0, 2);
    }
  }
}
