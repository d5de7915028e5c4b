package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.javoke.tensor.Device;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.junit.jupiter.api.Test;

class AdamWTest {

  private static Tensor leaf(float... values) {
    return Tensors.of(values, Device.CPU, values.length).requireGrad(true);
  }

  /** Leaves the gradient behind: the derivative of (g w) is g. */
  private static void gradient(Tensor weight, float... gradient) {
    weight.mul(Tensors.of(gradient, Device.CPU, gradient.length)).sum().backward();
  }

  @Test
  void stepsAreThoseOfTheFormula() {
    try (Scope _ = Scope.open()) {
      Tensor weight = leaf(1, 2);
      try (AdamW optimiser =
          new AdamW(List.of(Parameter.of("w", weight)), AdamW.Settings.decaying(0.5))) {
        gradient(weight, 0.5f, 4);
        optimiser.step(0.1);
        // Decay: w - 0.1 * 0.5 * w = 0.95, 1.9. The first step's means, corrected, are g and g^2,
        // so each weight moves by 0.1 * g / |g|: 0.85, 1.8.
        assertThat(weight.toFloats()).containsExactly(new float[] {0.85f, 1.8f}, within(1e-6f));
        gradient(weight, -0.5f, 0);
        optimiser.step(0.1);
        // Decay: 0.8075, 1.71. m = 0.9 * 0.05 - 0.05 = -0.005 and 0.36, over 1 - 0.81 = 0.19:
        // -0.0263158 and 1.8947368. v = 0.999 * 0.00025 + 0.00025 = 0.00049975 and 0.015984, over
        // 1 - 0.998001 = 0.001999: 0.25 and 7.9959980. w - 0.1 m / sqrt(v) = 0.8075 + 0.0052632
        // and 1.71 - 0.0670055.
        assertThat(weight.toFloats())
            .containsExactly(new float[] {0.8127632f, 1.6429945f}, within(1e-5f));
        assertThat(optimiser.steps()).isEqualTo(2);
      }
    }
  }
}
