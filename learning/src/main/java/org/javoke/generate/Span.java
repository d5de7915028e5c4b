package org.javoke.generate;

import org.jspecify.annotations.Nullable;

/**
 * Some tokens of one sequence that a pass of the model computes, behind those of it that were
 * computed before.
 *
 * @param start of the tokens in their sequence
 * @param shared the last shared run before them, or null
 * @param own where the tokens since the shared runs are kept, or null if these are all and nobody
 *     will need them again
 */
record Span(Tokens tokens, int start, @Nullable Segment shared, @Nullable OwnCache own) {

  /** {@return how many tokens are in its own cache already} */
  int past() {
    return own == null ? 0 : own.length();
  }
}
