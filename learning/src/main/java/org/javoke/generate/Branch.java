package org.javoke.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sequences that are the same so far, of one prompt and with the same tokens drawn, and so are
 * computed once: a row of the pool. Where they draw different tokens they part.
 */
final class Branch {

  /** What is copied into a row at most; what is longer is read where it is. */
  private static final int MOST_COPIED = 256;

  private final Tokens prompt;
  private final @Nullable Segment known;
  private final @Nullable Segment shared;
  private final List<Sequence> sequences = new ArrayList<>();
  private int prefilled;

  /** A branch of one sequence. */
  Branch(Sequence first) {
    this.prompt = first.prompt();
    this.known = first.known();
    this.shared = read(known);
    sequences.add(first);
  }

  private Branch(Branch other, List<Sequence> parted) {
    this.prompt = other.prompt;
    this.known = other.known;
    this.shared = other.shared;
    this.prefilled = other.prefilled;
    sequences.addAll(parted);
  }

  // A product of its own for each short run would cost more than it spares.
  private static @Nullable Segment read(@Nullable Segment known) {
    Segment at = known;
    while (at != null
        && known != null
        && at.isComplete()
        && at.tokens().length() < PromptTree.LONG_RUN
        && known.end() - at.start() <= MOST_COPIED) {
      at = at.parent();
    }
    return at;
  }

  /** {@return the last run that is read where it is} */
  @Nullable Segment shared() {
    return shared;
  }

  List<Sequence> sequences() {
    return sequences;
  }

  Sequence first() {
    return sequences.getFirst();
  }

  /** {@return how many tokens of the prompt are to be in its row} */
  int ownTokens() {
    return prompt.length() - sharedTokens();
  }

  /** {@return how many tokens of a sequence come before those of its row} */
  int sharedTokens() {
    return shared == null ? 0 : shared.end();
  }

  /** Has the row hold what is known of the prompt and not read where it is. */
  void copyKnown(SlotPool pool, int row) {
    List<Segment> copied = new ArrayList<>();
    for (Segment at = known; at != null && !at.equals(shared); at = at.parent()) {
      copied.add(at);
    }
    OwnCache own = pool.row(row);
    for (Segment segment : copied.reversed()) {
      segment.copyTo(own);
      prefilled += segment.tokens().length();
    }
  }

  /** {@return whether the sequence is the same as those in it, before anything is drawn} */
  boolean takes(Sequence sequence) {
    return sequence.prompt().equals(prompt) && Objects.equals(sequence.known(), known);
  }

  /** {@return its own prompt tokens that are still to be computed, the next n at most} */
  Tokens missing(int atMost) {
    int from = sharedTokens() + prefilled;
    return prompt.between(from, Math.min(prompt.length(), from + atMost));
  }

  /** {@return where its next prompt tokens stand} */
  int position() {
    return sharedTokens() + prefilled;
  }

  void prefilled(int tokens) {
    prefilled += tokens;
  }

  /** {@return whether its prompt is computed, so that tokens are drawn} */
  boolean isPrefilled() {
    return position() == prompt.length();
  }

  /** {@return what the next pass computes of it} */
  Pass.Step step() {
    return new Pass.Step(first().lastToken(), first().lastPosition(), shared);
  }

  /**
   * {@return branches of those that drew another token than the first that go on}
   *
   * @param going of its sequences, those that go on; the others have ended
   */
  List<Branch> part(List<Sequence> going) {
    List<List<Sequence>> groups = new ArrayList<>();
    for (Sequence sequence : going) {
      groups.stream()
          .filter(group -> group.getFirst().lastToken() == sequence.lastToken())
          .findFirst()
          .ifPresentOrElse(
              group -> group.add(sequence), () -> groups.add(new ArrayList<>(List.of(sequence))));
    }
    sequences.clear();
    List<Branch> others = new ArrayList<>();
    for (List<Sequence> group : groups) {
      if (sequences.isEmpty()) {
        sequences.addAll(group);
      } else {
        others.add(new Branch(this, group));
      }
    }
    return others;
  }
}
