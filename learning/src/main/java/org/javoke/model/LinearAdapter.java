package org.javoke.model;

/** Puts something in the place of linear layers, or leaves them. */
@FunctionalInterface
public interface LinearAdapter {

  /**
   * {@return the layer to use}
   *
   * @param name such as {@code model.layers.0.self_attn.q_proj}
   */
  Linear adapt(String name, Linear linear);
}
