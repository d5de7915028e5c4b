package org.javoke.model;

import org.javoke.tensor.Tensor;

/** From token ids to vectors. */
@FunctionalInterface
interface Embedding {

  /** {@return {@code [tokens, hidden]}} for {@code ids [tokens]}, I64 */
  Tensor apply(Tensor ids);
}
