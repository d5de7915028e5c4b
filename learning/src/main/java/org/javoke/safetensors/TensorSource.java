package org.javoke.safetensors;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor to be written.
 *
 * @param shape the length of each dimension, outermost first; empty for a single number
 * @param data gives the elements in row-major order, little-endian. It is asked once, when the
 *     tensor's turn comes, so that a model need never be in memory whole.
 */
public record TensorSource(
    String name, StoredDtype dtype, List<Long> shape, Supplier<MemorySegment> data) {

  /**
   * @throws IllegalArgumentException if the shape is negative or has more bytes than a long counts
   */
  public TensorSource {
    shape = List.copyOf(shape);
    if (Shapes.bytes(shape, 8L * dtype.width()) < 0) {
      throw new IllegalArgumentException("no tensor " + name + " can have the shape " + shape);
    }
  }

  /** {@return a tensor of an open file, to be copied} */
  public static TensorSource of(TensorEntry entry) {
    return new TensorSource(entry.name(), entry.dtype(), entry.shape(), entry::data);
  }

  /** {@return how many bytes the elements take} */
  public long bytes() {
    return Shapes.bytes(shape, 8L * dtype.width());
  }
}
