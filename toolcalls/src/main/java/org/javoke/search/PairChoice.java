package org.javoke.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.javoke.search.SearchSettings.PairRule;
import org.javoke.search.StepPair.Side;
import org.javoke.search.TreeNode.End;
import org.jspecify.annotations.Nullable;

/** Makes pairs of the steps of highest and lowest Q (iTool, section 4.3, backup). */
record PairChoice(PairRule rule) {

  /**
   * {@return the pairs of a tree, by their node}
   *
   * @param nodes the root first
   */
  List<StepPair> pairs(List<SearchNode> nodes) {
    if (rule.onlySolved() && nodes.stream().noneMatch(node -> node.right)) {
      return List.of();
    }
    List<StepPair> pairs = new ArrayList<>();
    for (SearchNode node : rule.onBestPath() ? bestPath(nodes.getFirst()) : nodes) {
      pair(node).ifPresent(pairs::add);
    }
    return pairs.stream()
        .sorted(
            Comparator.comparingDouble((StepPair pair) -> -pair.gap())
                .thenComparingInt(StepPair::node))
        .limit(rule.maxPerTree())
        .sorted(Comparator.comparingInt(StepPair::node))
        .toList();
  }

  private static List<SearchNode> bestPath(SearchNode root) {
    List<SearchNode> path = new ArrayList<>();
    for (SearchNode node = root; ; node = best(node)) {
      path.add(node);
      if (node.children.isEmpty()) {
        return path;
      }
    }
  }

  private static SearchNode best(SearchNode node) {
    return node.children.stream().max(Puct.BY_WORTH).orElseThrow();
  }

  /** {@return the widest pair of the node's children that say something else} */
  private Optional<StepPair> pair(SearchNode node) {
    List<SearchNode> sorted =
        node.children.stream()
            .filter(child -> !rule.onlyWalked() || child.visits > 0 || child.end != End.OPEN)
            .sorted(Puct.BY_WORTH.reversed())
            .toList();
    StepPair widest = null;
    for (int high = 0; high < sorted.size(); high++) {
      for (int low = sorted.size() - 1; low > high; low--) {
        StepPair pair = pair(node, sorted.get(high), sorted.get(low));
        if (pair != null) {
          widest = widest == null || pair.gap() > widest.gap() ? pair : widest;
          break; // those above it are nearer
        }
      }
    }
    return Optional.ofNullable(widest);
  }

  private @Nullable StepPair pair(SearchNode node, SearchNode chosen, SearchNode rejected) {
    double gap = chosen.q - rejected.q;
    if (!(gap > 0) || gap < rule.minGap() || chosen.q < rule.minPreferred()) {
      return null;
    }
    boolean same = chosen.content.equals(rejected.content);
    if (same && !goesOnWhereEnds(chosen, rejected) && !goesOnWhereEnds(rejected, chosen)) {
      return null;
    }
    Side first = side(chosen, same);
    Side second = side(rejected, same);
    return first.text().equals(second.text())
            || Content.overlap(first.text(), second.text()) > rule.maxOverlap()
        ? null
        : new StepPair(node.index, chosen.index, rejected.index, node.answer, first, second, gap);
  }

  private static boolean goesOnWhereEnds(SearchNode open, SearchNode ended) {
    return open.end == End.OPEN && !open.children.isEmpty() && ended.end == End.ENDED;
  }

  // Of two that say the same, one ends the answer: what tells them apart is what the other does
  // next.
  private static Side side(SearchNode node, boolean withNext) {
    if (withNext && node.end == End.OPEN && !node.children.isEmpty()) {
      SearchNode next = best(node);
      return new Side(
          node.step.text() + next.step.text(), next.end == End.ENDED, node.q, node.visits);
    }
    return new Side(node.step.text(), node.end == End.ENDED, node.q, node.visits);
  }
}
