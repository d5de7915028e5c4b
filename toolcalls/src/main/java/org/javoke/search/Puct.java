package org.javoke.search;

import java.util.Comparator;
import java.util.List;
import org.javoke.search.SearchSettings.Backup;
import org.javoke.search.SearchSettings.Selection;

/** The formulas of the search: iTool eq. 5, 8 and 9. */
record Puct(Selection selection, Backup backup) {

  /** MCTS-DPO's order of children: Q, then prior, reward, value, visits. */
  static final Comparator<SearchNode> BY_WORTH =
      Comparator.<SearchNode>comparingDouble(node -> node.q)
          .thenComparingDouble(node -> node.prior)
          .thenComparingDouble(node -> node.reward)
          .thenComparingDouble(node -> node.v)
          .thenComparingInt(node -> node.visits)
          .thenComparing(Comparator.<SearchNode>comparingInt(node -> node.index).reversed());

  /** {@return the child to look at next} Of equal ones the likelier, then the earlier. */
  SearchNode select(SearchNode node) {
    SearchNode best = node.children.getFirst();
    double most = score(node, best);
    for (SearchNode child : node.children) {
      double score = score(node, child);
      if (score > most || (score == most && child.prior > best.prior)) {
        best = child;
        most = score;
      }
    }
    return best;
  }

  double score(SearchNode node, SearchNode child) {
    double exploration = selection.exploration() * child.prior;
    return switch (selection.rule()) {
      case PUCT -> child.q + exploration * Math.sqrt(node.visits) / (1 + child.visits);
      case ITOOL_CODE ->
          child.q * child.visits / (1 + child.visits)
              + exploration * Math.sqrt(Math.log(Math.max(1, node.visits)) / (1 + child.visits));
    };
  }

  /** {@return exp(log-probability / tokens^exponent)} */
  double prior(double logprob, int tokens) {
    return Math.exp(logprob / Math.pow(Math.max(1, tokens), selection.lengthExponent()));
  }

  /**
   * Counts a visit of every node of the path and brings values from its end to its beginning.
   *
   * @param path from where the search started
   */
  void back(List<SearchNode> path) {
    for (int i = path.size() - 1; i >= 0; i--) {
      SearchNode node = path.get(i);
      node.visits++;
      node.v = value(node);
      if (i > 0) {
        node.q = node.reward + backup.discount() * node.v;
      }
    }
  }

  private double value(SearchNode node) {
    double sum = 0;
    long weights = 0;
    for (SearchNode child : node.children) {
      int weight = backup.countUnvisited() ? Math.max(1, child.visits) : child.visits;
      sum += weight * child.q;
      weights += weight;
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
