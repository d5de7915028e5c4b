package org.javoke.model;

import java.util.List;
import org.javoke.hub.Rope;
import org.javoke.hub.RopeScaling;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Turns queries and keys by angles that grow with the position (Su et al. 2021, "RoFormer", section
 * 3.2.2, arXiv:2104.09864), in the layout of Hugging Face folders: element i of a head is paired
 * with element {@code i + headDim / 2}.
 *
 * <p>Frequencies are computed in 32 bits, as the reference does: in 64 bits the angles of far
 * positions would differ from those that the model was trained with.
 */
public final class RotaryEmbedding {

  private final Tensor frequencies;

  /**
   * @param headDim even
   */
  public RotaryEmbedding(Rope rope, int headDim, Device device) {
    try (Scope scope = Scope.open()) {
      float[] values =
          Tensors.full(rope.theta(), Dtype.F32, Device.CPU, 1)
              .pow(Tensors.arange(headDim, 2, Dtype.F32, Device.CPU).div(headDim))
              .toFloats();
      for (int i = 0; i < values.length; i++) {
        values[i] = scaled(1 / values[i], rope.scaling());
      }
      this.frequencies = scope.release(Tensors.of(values, device, 1, values.length));
    }
  }

  private static float scaled(float frequency, RopeScaling scaling) {
    return switch (scaling) {
      case RopeScaling.None _ -> frequency;
      case RopeScaling.Linear(double factor) -> (float) (frequency / factor);
      case RopeScaling.Llama3 llama3 -> scaled(frequency, llama3);
    };
  }

  /**
   * Long waves are stretched, short ones left, those between blended (Llama 3.1 as published: its
   * {@code rope_scaling} of type {@code llama3}).
   */
  private static float scaled(float frequency, RopeScaling.Llama3 scaling) {
    double wavelength = 2 * Math.PI / frequency;
    double original = scaling.originalMaxPositions();
    if (wavelength < original / scaling.highFrequencyFactor()) {
      return frequency;
    }
    if (wavelength > original / scaling.lowFrequencyFactor()) {
      return (float) (frequency / scaling.factor());
    }
    double smooth =
        (original / wavelength - scaling.lowFrequencyFactor())
            / (scaling.highFrequencyFactor() - scaling.lowFrequencyFactor());
    return (float) ((1 - smooth) * frequency / scaling.factor() + smooth * frequency);
  }

  /**
   * {@return the angles of the positions}
   *
   * @param positions {@code [tokens]}, I64
   */
  public Angles at(Tensor positions, Dtype dtype) {
    Tensor angles = positions.to(Dtype.F32).unsqueeze(1).mul(frequencies).unsqueeze(1);
    return new Angles(angles.cos().to(dtype), angles.sin().to(dtype));
  }

  /** Cosine and sine for each token, {@code [tokens, 1, headDim / 2]} each. */
  public record Angles(Tensor cos, Tensor sin) {

    /** {@return the heads, turned: {@code [tokens, heads, headDim]}} */
    Tensor rotate(Tensor x) {
      long half = x.size(2) / 2;
      Tensor low = x.narrow(2, 0, half);
      Tensor high = x.narrow(2, half, half);
      return Tensors.cat(
          List.of(low.mul(cos).sub(high.mul(sin)), high.mul(cos).add(low.mul(sin))), 2);
    }
  }
}
