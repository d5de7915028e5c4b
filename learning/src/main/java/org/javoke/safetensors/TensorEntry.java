package org.javoke.safetensors;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A tensor in an open file.
 *
 * @param shape the length of each dimension, outermost first; empty for a single number
 * @param data the elements in row-major order, little-endian: exactly {@code elements() *
 *     dtype().width()} bytes. Read-only, and dead once the file it came from is closed. It need not
 *     start at a multiple of the width: copy it, or read it with unaligned layouts.
 */
public record TensorEntry(String name, StoredDtype dtype, List<Long> shape, MemorySegment data) {

  public TensorEntry {
    shape = List.copyOf(shape);
  }

  /** {@return the product of the shape} */
  public long elements() {
    return data.byteSize() / dtype.width();
  }
}
