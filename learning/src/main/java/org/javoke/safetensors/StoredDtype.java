package org.javoke.safetensors;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a tensor's elements are stored, little-endian. In the order in which the format's reference
 * writer lays tensors out, last first, so that every tensor starts at a multiple of its width.
 */
public enum StoredDtype {
  BOOL(1),
  U8(1),
  I8(1),
  I16(2),
  F16(2),
  BF16(2),
  I32(4),
  F32(4),
  F64(8),
  I64(8);

  private final int width;

  StoredDtype(int width) {
    this.width = width;
  }

  /** {@return the bytes of one element} */
  public int width() {
    return width;
  }

  /** {@return the names of all, for messages} */
  static String listed() {
    return Arrays.stream(values()).map(StoredDtype::name).collect(Collectors.joining(", "));
  }

  static @Nullable StoredDtype named(String name) {
    for (StoredDtype dtype : values()) {
      if (dtype.name().equals(name)) {
        return dtype;
      }
    }
    return null;
  }
}
