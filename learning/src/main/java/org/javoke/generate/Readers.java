package org.javoke.generate;

import org.javoke.tensor.Device;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * The tokens of a pass that see a shared run, all of it.
 *
 * @param indices of the tokens in the pass, ascending, at least one
 */
record Readers(Segment segment, Tokens indices) {

  /** {@return whether they are neighbours, so that a view of them needs no copy} */
  boolean contiguous() {
    return indices.last() - first() == count() - 1;
  }

  int first() {
    return indices.at(0);
  }

  int count() {
    return indices.length();
  }

  /** {@return the indices} {@code [count]}, I64 */
  Tensor tensor(Device device) {
    return Tensors.of(indices.toArray(), device);
  }
}
