package org.javoke.generate;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some tokens of one sequence that a pass of the model computes, behind those of it that were
 * computed before.
 *
 * @param start of the tokens in their sequence
 * @param shared the last shared run before them, or null
 * @param own where the tokens since the shared runs are kept, or null if these are all and nobody
 *     will need them again
 * @param paths if the tokens are those of several sequences, which they are; nothing of them is
 *     kept then
 */
record Span(
    Tokens tokens,
    int start,
    @Nullable Segment shared,
    @Nullable OwnCache own,
    @Nullable PackedPaths paths) {

  /** Tokens of one sequence. */
  Span(Tokens tokens, int start, @Nullable Segment shared, @Nullable OwnCache own) {
    this(tokens, start, shared, own, null);
  }

  /** {@return where its tokens stand in their sequences} */
  IntStream positions() {
    IntStream places = IntStream.range(0, tokens.length());
    return paths == null
        ? places.map(place -> start + place)
        : places.map(place -> start + paths.depth(place));
  }

  /** {@return how many tokens are in its own cache already} */
  int past() {
    return own == null ? 0 : own.length();
  }
}
