package org.javoke.model;

import java.util.ArrayList;
import java.util.List;
import org.javoke.tensor.Kernels;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Causal attention within each of several sequences that follow each other without padding. Nothing
 * is cached, and it can be differentiated.
 */
public final class PackedAttention implements Attention {

  private final List<Integer> lengths;

  /**
   * @param lengths of the sequences, in order; their sum is the number of tokens
   */
  public PackedAttention(List<Integer> lengths) {
    this.lengths = List.copyOf(lengths);
  }

  @Override
  public Tensor attend(int layer, Tensor queries, Tensor keys, Tensor values) {
    List<Tensor> gathered = new ArrayList<>();
    long start = 0;
    for (int length : lengths) {
      gathered.add(
          causal(
              queries.narrow(0, start, length),
              keys.narrow(0, start, length),
              values.narrow(0, start, length)));
      start += length;
    }
    return gathered.size() == 1 ? gathered.getFirst() : Tensors.cat(gathered, 0);
  }

  private static Tensor causal(Tensor q, Tensor k, Tensor v) {
    long headDim = q.size(2);
    long heads = q.size(1);
    return Kernels.attention(
            heads(q, heads),
            heads(k, heads),
            heads(v, heads),
            null,
            true,
            1 / Math.sqrt(headDim))
        .squeeze(0)
        .transpose(0, 1); // [tokens, heads, headDim]
  }

  /** {@return [1, heads, tokens, headDim], each key-value head repeated for the queries it serves} */
  static Tensor heads(Tensor x, long heads) {
    long groups = heads / x.size(1);
    Tensor byHead = x.transpose(0, 1).unsqueeze(0);
    if (groups == 1) {
      return byHead;
    }
    return byHead
        .unsqueeze(2)
        .expand(1, x.size(1), groups, x.size(0), x.size(2))
        .reshape(1, heads, x.size(0), x.size(2));
  }
}
