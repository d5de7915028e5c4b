package org.javoke.search;

import java.util.ArrayList;
import java.util.List;
import org.javoke.search.TreeNode.End;
import org.jspecify.annotations.Nullable;

/** A state of a tree while it grows: the prompt with the steps so far. */
final class SearchNode {

  final int index;
  final @Nullable SearchNode parent;
  final Step step;
  final Content content;
  final End end;
  final int depth;

  /** The steps so far, joined. */
  final String answer;

  /** Tokens of the answer so far, as far as they are known. */
  final int tokensSoFar;

  /** How many steps of the reference the answer consists of, or -1 where it differs from it. */
  final int onReference;

  final boolean injected;
  final List<SearchNode> children = new ArrayList<>();

  boolean expanded;

  /** Whether the model had nothing to go on with. */
  boolean dead;

  int samples = 1;
  double logprob = Double.NaN;
  int tokens;
  double prior = Double.NaN;
  double outcome;
  double confidence;
  boolean right;

  /** R(s) of iTool eq. 6. */
  double worth;

  /** r(s, a), with which the step led here. */
  double reward;

  double q;
  double v;
  int visits;

  private SearchNode(
      int index,
      @Nullable SearchNode parent,
      Step step,
      Content content,
      End end,
      String answer,
      int tokensSoFar,
      int onReference,
      boolean injected) {
    this.index = index;
    this.parent = parent;
    this.step = step;
    this.content = content;
    this.end = end;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.answer = answer;
    this.tokensSoFar = tokensSoFar;
    this.onReference = onReference;
    this.injected = injected;
  }

  static SearchNode root() {
    Step none = new Step("", Step.Kind.SENTENCE, false);
    return new SearchNode(0, null, none, new Content.Words(""), End.OPEN, "", 0, 0, false);
  }

  static SearchNode child(
      int index, SearchNode parent, Candidate candidate, End end, int onReference) {
    SearchNode node =
        new SearchNode(
            index,
            parent,
            candidate.step(),
            candidate.content(),
            end,
            parent.answer + candidate.step().text(),
            parent.tokensSoFar + candidate.tokens(),
            onReference,
            candidate.injected());
    node.samples = candidate.samples();
    node.logprob = candidate.logprob();
    node.tokens = candidate.tokens();
    return node;
  }

  boolean isOver() {
    return end != End.OPEN || dead;
  }

  TreeNode settled() {
    return new TreeNode(
        index,
        parent == null ? -1 : parent.index,
        step,
        dead ? End.NOTHING_DRAWN : end,
        injected,
        samples,
        logprob,
        tokens,
        prior,
        outcome,
        confidence,
        right,
        worth,
        reward,
        q,
        v,
        visits);
  }
}
