package org.javoke.model;

import org.javoke.tensor.Tensor;

/** Layouts of heads that attention kernels take. */
public final class Heads {

  private Heads() {}

  /**
   * {@return {@code [1, heads, tokens, headDim]}} for {@code x [tokens, fewer heads, headDim]},
   * each head repeated for the queries that it serves
   */
  public static Tensor repeated(Tensor x, long heads) {
    Tensor byHead = x.transpose(0, 1).unsqueeze(0);
    long times = heads / x.size(1);
    return times == 1
        ? byHead
        : byHead
            .unsqueeze(2)
            .expand(1, x.size(1), times, x.size(0), x.size(2))
            .reshape(1, heads, x.size(0), x.size(2));
  }

  /**
   * {@return the queries {@code [tokens, heads, headDim]} as if those that a key head serves were
   * more queries of one head: {@code [1, keyHeads, heads / keyHeads * tokens, headDim]}}
   */
  public static Tensor grouped(Tensor q, long keyHeads) {
    return q.transpose(0, 1).reshape(1, keyHeads, q.size(1) / keyHeads * q.size(0), q.size(2));
  }

  /**
   * {@return {@code [tokens, heads, ...]}} of {@code [1, keyHeads, heads / keyHeads * tokens, ...]}
   */
  public static Tensor ungrouped(Tensor x, long tokens, long heads) {
    return x.shape().length == 4
        ? x.reshape(heads, tokens, x.size(3)).transpose(0, 1)
        : x.reshape(heads, tokens).transpose(0, 1);
  }
}
