package org.javoke.model;

import org.javoke.tensor.Tensor;

/** Changes some of a folder's tensors when they are read. */
interface Correction {

  /** Changes nothing. */
  Correction NONE =
      new Correction() {
        @Override
        public boolean concerns(String tensor) {
          return false;
        }

        @Override
        public Tensor apply(String tensor, Tensor stored) {
          return stored;
        }
      };

  /** {@return whether the tensor of that name is changed} */
  boolean concerns(String tensor);

  /**
   * {@return what is used in its place} F32, on the processor, of the same shape, in the innermost
   * scope.
   *
   * @param stored as in the file, on the processor
   */
  Tensor apply(String tensor, Tensor stored);
}
