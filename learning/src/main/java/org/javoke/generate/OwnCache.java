package org.javoke.generate;

import org.javoke.tensor.Tensor;

/** Where the keys and values of a growing run of tokens are kept. */
interface OwnCache {

  /** {@return how many tokens are in it} */
  int length();

  /** {@return its room for keys of a layer} {@code [1, keyValueHeads, room, headDim]} */
  Tensor keys(int layer);

  /** {@return its room for values of a layer} {@code [1, keyValueHeads, room, headDim]} */
  Tensor values(int layer);

  /** Notes that so many tokens have been written behind {@link #length} in every layer. */
  void extended(int tokens);
}
