package org.javoke.search;

import java.util.ArrayList;
import java.util.List;
import org.javoke.search.SearchSettings.Budget;
import org.javoke.search.TreeNode.End;
import org.jspecify.annotations.Nullable;

/** The nodes of a tree, and where the reference answer runs through it. */
final class Growth {

  private final Budget budget;
  private final SearchParts parts;
  private final List<Step> reference;
  private final List<SearchNode> nodes = new ArrayList<>();

  Growth(Problem problem, SearchParts parts) {
    this.budget = parts.settings().budget();
    this.parts = parts;
    this.reference =
        parts.settings().expansion().withReference()
            ? problem.reference().map(parts.steps()::split).orElse(List.of())
            : List.of();
    nodes.add(SearchNode.root());
  }

  SearchNode root() {
    return nodes.getFirst();
  }

  List<SearchNode> nodes() {
    return nodes;
  }

  boolean hasRoom() {
    return nodes.size() < budget.maxNodes();
  }

  /** {@return whether a child's step is all that is left of the answer} */
  boolean isLastStep(SearchNode node) {
    return node.depth == budget.maxDepth() - 1;
  }

  int tokensLeft(SearchNode node) {
    return Math.max(1, budget.maxAnswerTokens() - node.tokensSoFar);
  }

  /** {@return the next step of the reference, or null where the node is not on it} */
  @Nullable Candidate referenceStep(SearchNode node) {
    int at = node.onReference;
    if (at < 0 || at >= reference.size()) {
      return null;
    }
    if (!isLastStep(node)) {
      return Candidate.injected(reference.get(at), at == reference.size() - 1, parts.format());
    }
    StringBuilder rest = new StringBuilder();
    reference.subList(at, reference.size()).forEach(step -> rest.append(step.text()));
    Step step = new Step(rest.toString(), reference.get(at).kind(), false);
    return Candidate.injected(step, true, parts.format());
  }

  /** Adds children, as many as there is room for. */
  void add(SearchNode node, Iterable<Candidate> candidates) {
    Candidate wanted = referenceStep(node);
    Candidate.Key reference = wanted == null ? null : wanted.key();
    for (Candidate candidate : candidates) {
      if (!hasRoom()) {
        return;
      }
      int onReference = candidate.key().equals(reference) ? node.onReference + 1 : -1;
      SearchNode child =
          SearchNode.child(nodes.size(), node, candidate, end(node, candidate), onReference);
      nodes.add(child);
      node.children.add(child);
    }
  }

  private End end(SearchNode node, Candidate candidate) {
    if (candidate.ended()) {
      return End.ENDED;
    }
    boolean full = node.tokensSoFar + candidate.tokens() >= budget.maxAnswerTokens();
    return full || isLastStep(node) ? End.TOO_LONG : End.OPEN;
  }
}
