package org.javoke.generate;

import org.jspecify.annotations.Nullable;

/** What accompanies one sequence while it is drawn: it may narrow the choice, and may end it. */
public interface Guide {

  /** Leaves everything to the model. */
  Guide NONE = _ -> false;

  /**
   * {@return the tokens that may come next, a bit for each id, or null if any may} Not changed by
   * the caller.
   */
  default long @Nullable [] allowed() {
    return null;
  }

  /**
   * Is told each token that was drawn.
   *
   * @return whether the sequence ends with it
   */
  boolean endsWith(int token);
}
