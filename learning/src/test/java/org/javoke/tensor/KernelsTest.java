package org.javoke.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.javoke.tensor.Kernels.Attended;
import org.junit.jupiter.api.Test;

class KernelsTest {

  private final SplittableRandom random = new SplittableRandom(3);

  private Tensor normal(long... shape) {
    int count = 1;
    for (long size : shape) {
      count *= (int) size;
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensors.of(values, Device.CPU, shape);
  }

  @Test
  void attentionToHandMadeKeys() {
    try (Scope _ = Scope.open()) {
      // Scores 1 * 1 and 1 * 3; softmax e^1 and e^3 over their sum, values 10 and 20.
      Tensor q = Tensors.of(new float[] {1}, Device.CPU, 1, 1, 1, 1);
      Tensor k = Tensors.of(new float[] {1, 3}, Device.CPU, 1, 1, 2, 1);
      Tensor v = Tensors.of(new float[] {10, 20}, Device.CPU, 1, 1, 2, 1);
      Attended attended = Kernels.flash(q, k, v, false, 1);
      double sum = Math.exp(1) + Math.exp(3);
      assertThat(attended.values().item())
          .isCloseTo((10 * Math.exp(1) + 20 * Math.exp(3)) / sum, within(1e-5));
      assertThat(attended.logsumexp().item()).isCloseTo(Math.log(sum), within(1e-6));
    }
  }

  @Test
  void elementaryOperationsGiveTheSame() {
    try (Scope _ = Scope.open()) {
      Tensor q = normal(2, 3, 5, 4);
      Tensor k = normal(2, 3, 5, 4);
      Tensor v = normal(2, 3, 5, 4);
      same(Kernels.flash(q, k, v, false, 0.5), Kernels.explicit(q, k, v, null, 0.5));
      same(Kernels.flash(q, k, v, true, 0.5), Kernels.explicit(q, k, v, Masks.causal(q), 0.5));
      Tensor mask = normal(2, 1, 5, 5);
      same(Kernels.flash(q, k, v, mask, 0.5), Kernels.explicit(q, k, v, mask, 0.5));
    }
  }

  private static void same(Attended a, Attended b) {
    assertThat(a.values().toFloats()).hasSameSizeAs(b.values().toFloats());
    assertThat(a.values().sub(b.values()).abs().sum().item()).isCloseTo(0, within(1e-4));
    assertThat(a.logsumexp().sub(b.logsumexp()).abs().sum().item()).isCloseTo(0, within(1e-4));
  }
}
