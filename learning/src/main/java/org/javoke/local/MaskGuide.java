package org.javoke.local;

import org.javoke.constrain.State;
import org.javoke.constrain.TokenMasks;
import org.javoke.generate.Guide;

/** Follows one reply through a grammar. */
final class MaskGuide implements Guide {

  private final TokenMasks masks;
  private State state;

  MaskGuide(TokenMasks masks) {
    this.masks = masks;
    this.state = masks.start();
  }

  @Override
  public long[] allowed() {
    return masks.allowed(state);
  }

  @Override
  public boolean endsWith(int token) {
    state = masks.advance(state, token);
    return false; // the model's own end of turn does that
  }
}
