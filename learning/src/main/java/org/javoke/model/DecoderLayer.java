package org.javoke.model;

import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;

/**
 * One layer: attention, then feed-forward, each on the normalised input and added to it.
 *
 * @param index from 0
 */
public record DecoderLayer(
    int index, RmsNorm inputNorm, SelfAttention attention, RmsNorm postNorm, Mlp mlp) {

  /**
   * {@return {@code [tokens, hidden]}} for {@code x [tokens, hidden]}
   *
   * @param seen which tokens see which
   */
  public Tensor apply(Tensor x, RotaryEmbedding.Angles angles, Attention seen) {
    try (Scope scope = Scope.open()) {
      Tensor attended = attended(x, angles, seen);
      return scope.keep(mlp.apply(postNorm.apply(attended)).addInPlace(attended));
    }
  }

  /** In a scope of its own, so that what it made is gone when the wide activations come. */
  private Tensor attended(Tensor x, RotaryEmbedding.Angles angles, Attention seen) {
    try (Scope scope = Scope.open()) {
      return scope.keep(attention.apply(index, inputNorm.apply(x), angles, seen).addInPlace(x));
    }
  }

  DecoderLayer adapted(LinearAdapter adapt) {
    String name = "model.layers." + index;
    return new DecoderLayer(
        index,
        inputNorm,
        attention.adapted(name + ".self_attn", adapt),
        postNorm,
        mlp.adapted(name + ".mlp", adapt));
  }
}
