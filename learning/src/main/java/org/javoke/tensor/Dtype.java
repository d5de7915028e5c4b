package org.javoke.tensor;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** The type of a tensor's elements. */
public enum Dtype {
  F64(8, ScalarType.Double),
  F32(4, ScalarType.Float),
  F16(2, ScalarType.Half),
  BF16(2, ScalarType.BFloat16),
  I64(8, ScalarType.Long),
  I32(4, ScalarType.Int),
  I16(2, ScalarType.Short),
  I8(1, ScalarType.Char),
  U8(1, ScalarType.Byte),
  BOOL(1, ScalarType.Bool);

  private final int width;
  private final ScalarType scalarType;

  Dtype(int width, ScalarType scalarType) {
    this.width = width;
    this.scalarType = scalarType;
  }

  /** {@return bytes per element} */
  public int width() {
    return width;
  }

  ScalarType scalarType() {
    return scalarType;
  }

  static Dtype of(ScalarType type) {
    ScalarType known = type.intern();
    for (Dtype dtype : values()) {
      if (dtype.scalarType == known) {
        return dtype;
      }
    }
    throw new IllegalStateException("libtorch made a tensor of type " + known);
  }
}
