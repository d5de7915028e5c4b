package org.javoke.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans which prompt tokens the next pass computes, within a budget. */
final class Prefill {

  private final List<Span> spans = new ArrayList<>();
  private final Set<Segment> complete = new HashSet<>();
  private int budget;

  Prefill(int budget) {
    this.budget = budget;
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
  boolean shared(@Nullable Segment segment) {
    if (segment == null || segment.isComplete() || complete.contains(segment)) {
      return true;
    }
    if (!shared(segment.parent()) || budget == 0) {
      return false;
    }
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
