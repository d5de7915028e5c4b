package org.javoke.model;

import org.javoke.tensor.Tensor;

/**
 * The gated feed-forward part of a layer: {@code down(silu(gate(x)) * up(x))} (Shazeer 2020, "GLU
 * variants improve transformer", equation 6, arXiv:2002.05202).
 */
public record Mlp(Linear gate, Linear up, Linear down) {

  /** {@return {@code [tokens, hidden]}} for {@code x [tokens, hidden]} */
  public Tensor apply(Tensor x) {
    Tensor gated = gate.apply(x);
    // In place saves two passes over the widest activations, where nothing is differentiated.
    return down.apply(
        gated.requiresGrad()
            ? gated.silu().mul(up.apply(x))
            : gated.siluInPlace().mulInPlace(up.apply(x)));
  }

  Mlp adapted(String name, LinearAdapter adapt) {
    return new Mlp(
        adapt.adapt(name + ".gate_proj", gate),
        adapt.adapt(name + ".up_proj", up),
        adapt.adapt(name + ".down_proj", down));
  }
}
