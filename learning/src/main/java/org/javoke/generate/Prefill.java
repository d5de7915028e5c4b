package org.javoke.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.javoke.model.Decoder;
import org.javoke.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** Plans which prompt tokens the next pass computes, within a budget. */
final class Prefill {

  /** Tokens of a pass that computes shared runs and nothing else. */
  private static final int PASS_TOKENS = 512;

  private final List<Span> spans = new ArrayList<>();
  private final Set<Segment> complete = new HashSet<>();
  private int budget;

  Prefill(int budget) {
    this.budget = budget;
  }

  /** Computes what is missing of shared runs, first to last, in passes of their own. */
  static void compute(Decoder decoder, @Nullable Segment last) {
    try (SlotPool none = new SlotPool(decoder, 0)) {
      while (true) {
        Prefill prefill = new Prefill(PASS_TOKENS);
        prefill.shared(last);
        if (prefill.spans.isEmpty()) {
          return;
        }
        try (Scope _ = Scope.open()) {
          new Pass(List.of(), prefill.spans).run(decoder, none);
        }
      }
    }
  }

  boolean isFull() {
    return budget == 0;
  }

  List<Span> spans() {
    return spans;
  }

  /**
   * Plans what is missing of the shared runs, first to last.
   *
   * @return whether all of it is computed once the pass has run
   */
  boolean shared(@Nullable Segment last) {
    Deque<Segment> missing = new ArrayDeque<>();
    for (Segment at = last; at != null; at = at.parent()) {
      if (!at.isComplete() && !complete.contains(at)) {
        missing.push(at);
      }
    }
    for (Segment segment : missing) {
      if (budget == 0 || !plan(segment)) {
        return false;
      }
    }
    return true;
  }

  private boolean plan(Segment segment) {
    Tokens missing = segment.missing(budget);
    int start = segment.start() + segment.length();
    add(new Span(missing, start, segment.parent(), segment));
    boolean completed = start + missing.length() == segment.end();
    if (completed) {
      complete.add(segment);
    }
    return completed;
  }

  /** Plans tokens of a sequence behind its shared runs; no more than {@link #left}. */
  void own(Tokens tokens, int start, @Nullable Segment shared, @Nullable OwnCache own) {
    add(new Span(tokens, start, shared, own));
  }

  /** Plans tokens of several sequences behind their shared runs. */
  void packed(PackedPaths paths, int start, @Nullable Segment shared) {
    add(new Span(paths.tokens(), start, shared, null, paths.branches() ? paths : null));
  }

  /** {@return how many tokens are planned} */
  int tokens() {
    return spans.stream().mapToInt(span -> span.tokens().length()).sum();
  }

  /** {@return how many tokens more fit} */
  int left() {
    return budget;
  }

  private void add(Span span) {
    spans.add(span);
    budget = Math.max(0, budget - span.tokens().length());
  }
}
