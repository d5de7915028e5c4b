package org.javoke.model;

import org.javoke.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The attention part of a layer: projections, rotation, and what tokens gather from each other.
 *
 * @param queryNorm over each query head, or null
 * @param keyNorm over each key head, or null
 */
public record SelfAttention(
    Linear query,
    Linear key,
    Linear value,
    Linear output,
    @Nullable RmsNorm queryNorm,
    @Nullable RmsNorm keyNorm,
    int headDim) {

  /** {@return {@code [tokens, hidden]}} for {@code x [tokens, hidden]} */
  public Tensor apply(int layer, Tensor x, RotaryEmbedding.Angles angles, Attention attention) {
    Tensor q = normed(heads(query.apply(x)), queryNorm);
    Tensor k = normed(heads(key.apply(x)), keyNorm);
    Tensor v = heads(value.apply(x));
    Tensor gathered = attention.attend(layer, angles.rotate(q), angles.rotate(k), v);
    return output.apply(gathered.reshape(x.size(0), query.outputs()));
  }

  /** {@return [tokens, heads, headDim]} */
  private Tensor heads(Tensor projected) {
    return projected.view(projected.size(0), -1, headDim);
  }

  private static Tensor normed(Tensor heads, @Nullable RmsNorm norm) {
    return norm == null ? heads : norm.apply(heads);
  }

  SelfAttention adapted(String name, LinearAdapter adapt) {
    return new SelfAttention(
        adapt.adapt(name + ".q_proj", query),
        adapt.adapt(name + ".k_proj", key),
        adapt.adapt(name + ".v_proj", value),
        adapt.adapt(name + ".o_proj", output),
        queryNorm,
        keyNorm,
        headDim);
  }
}
