package org.javoke.model;

import java.util.Locale;
import org.javoke.tensor.Dtype;

/** How a model's weights are held in memory. */
public enum WeightFormat {
  /** 32 bits, as accurate as it gets. */
  FP32(Dtype.F32),
  /** 16 bits, activations too: quick on cards and on processors with bf16 units. */
  BF16(Dtype.BF16),
  /** 16 bits with a narrower range. */
  FP16(Dtype.F16),
  /** 8 bits with one scale per output; activations in 32 bits. */
  INT8(Dtype.F32),
  /** 4 bits of a normal distribution's quantiles, one scale per 64 (QLoRA, arXiv:2305.14314). */
  NF4(Dtype.F32),
  /** The same with the scales in 8 bits. */
  NF4_DOUBLE(Dtype.F32);

  private final Dtype activations;

  WeightFormat(Dtype activations) {
    this.activations = activations;
  }

  /** {@return the type that is computed in} */
  public Dtype activations() {
    return activations;
  }

  /** {@return its name on the command line} */
  public String spelled() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
