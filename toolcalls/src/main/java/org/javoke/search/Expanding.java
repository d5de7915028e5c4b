package org.javoke.search;

import java.util.List;
import java.util.Optional;
import org.javoke.policy.Ask;
import org.javoke.policy.Told;
import org.jspecify.annotations.Nullable;

/** The expansion of one node: steps are drawn first, then the new children are valued. */
final class Expanding {

  private final SearchNode node;
  private final Problem problem;
  private final SearchParts parts;
  private final Draws draws;
  private @Nullable Values values;

  Expanding(SearchNode node, Growth growth, Problem problem, SearchParts parts) {
    this.node = node;
    this.problem = problem;
    this.parts = parts;
    this.draws = new Draws(node, growth, problem, parts);
  }

  List<Ask> asks() {
    return values == null ? draws.asks() : values.asks();
  }

  /** {@return whether the node is expanded} */
  boolean isComplete() {
    return node.expanded;
  }

  /**
   * Takes what came of {@link #asks}.
   *
   * @return why the tree cannot go on; empty where it can
   */
  Optional<String> accept(List<Told> told) {
    if (values != null) {
      return values.accept(told);
    }
    Optional<String> failure = draws.accept(told);
    if (failure.isPresent() || node.expanded) {
      return failure;
    }
    values = new Values(node, problem, parts);
    return values.asks().isEmpty() ? values.accept(List.of()) : Optional.empty();
  }
}
