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
    long heads = q.size(1);
    double scale = 1 / Math.sqrt((double) q.size(2));
    return Kernels.attention(
            Heads.repeated(q, heads), Heads.repeated(k, heads), Heads.repeated(v, heads), scale)
        .squeeze(0)
        .transpose(0, 1); // [tokens, heads, headDim]
  }
}
