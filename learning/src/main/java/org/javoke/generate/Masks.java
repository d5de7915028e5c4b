package org.javoke.generate;

import org.javoke.tensor.Dtype;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/** Masks over a vocabulary. */
final class Masks {

  private Masks() {}

  /**
   * {@return true for each id whose bit is not set}
   *
   * @param allowed a bit for each id; ids beyond are forbidden
   * @param like {@code [1, vocab]}, as is the mask
   */
  static Tensor forbidden(long[] allowed, Tensor like) {
    int vocab = (int) like.size(1);
    byte[] forbidden = new byte[vocab];
    for (int id = 0; id < vocab; id++) {
      int word = id >> 6;
      boolean may = word < allowed.length && (allowed[word] >>> id & 1) != 0;
      forbidden[id] = (byte) (may ? 0 : 1);
    }
    return Tensors.of(forbidden, like.device(), 1, vocab).viewAs(Dtype.BOOL);
  }
}
