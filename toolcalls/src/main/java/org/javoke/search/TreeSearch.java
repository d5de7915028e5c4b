package org.javoke.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.javoke.policy.Ask;
import org.javoke.policy.Told;
import org.javoke.search.SearchSettings.Budget;
import org.jspecify.annotations.Nullable;

/**
 * One tree while it grows. It says what it wants to ask, is told, and goes on; what it finds
 * depends on nothing but its problem, the settings and what it is told.
 *
 * <p>One walk (an iteration) goes from where the search starts to the end of an answer: it selects
 * children, and expands what has none. Then values go back up the path.
 */
final class TreeSearch {

  private final Problem problem;
  private final SearchParts parts;
  private final Budget budget;
  private final Growth growth;
  private final List<SearchNode> path = new ArrayList<>();

  private SearchNode start;
  private int walksLeft;
  private int expansionsLeft;
  private @Nullable Expanding expanding;
  private @Nullable String failure;
  private boolean done;
  private Tree.Effort effort = Tree.Effort.NONE;

  TreeSearch(Problem problem, SearchParts parts) {
    this.problem = problem;
    this.parts = parts;
    this.budget = parts.settings().budget();
    this.growth = new Growth(problem, parts);
    this.start = growth.root();
    this.walksLeft = budget.iterations() * budget.rootFactor();
    beginWalk();
    parts.outcomes().obstacle(problem).ifPresent(this::fail);
  }

  Problem problem() {
    return problem;
  }

  boolean isDone() {
    return done;
  }

  /** {@return what is to be asked before it can go on; empty once it is done} */
  List<Ask> asks() {
    return done || expanding == null ? List.of() : expanding.asks();
  }

  /**
   * Goes on until something is to be asked, or it is done.
   *
   * @param told of each of {@link #asks}, in their order
   */
  void advance(List<Told> told) {
    if (expanding != null && !done) {
      effort = effort.plus(Tree.Effort.of(told));
      Optional<String> problemWithIt = expanding.accept(told);
      if (problemWithIt.isPresent()) {
        fail(problemWithIt.get());
      } else if (expanding.isComplete()) {
        expanding = null;
      }
    }
    while (!done && expanding == null) {
      step();
    }
  }

  private void step() {
    SearchNode node = path.getLast();
    if (!node.isOver() && !node.expanded && expansionsLeft > 0 && growth.hasRoom()) {
      expansionsLeft--;
      expanding = new Expanding(node, growth, problem, parts);
    } else if (node.isOver() || !node.expanded) {
      parts.puct().back(path);
      endWalk();
    } else {
      path.add(parts.puct().select(node));
    }
  }

  private void beginWalk() {
    path.clear();
    path.add(start);
    expansionsLeft = budget.expansions();
    walksLeft--;
  }

  private void endWalk() {
    if (walksLeft == 0 && !advanceStart()) {
      done = true;
    } else {
      beginWalk();
    }
  }

  /** {@return whether the search starts again at the best child} */
  private boolean advanceStart() {
    if (!budget.advance() || start.children.isEmpty()) {
      return false;
    }
    start = start.children.stream().max(Puct.BY_WORTH).orElseThrow();
    walksLeft = budget.iterations();
    return !start.isOver();
  }

  private void fail(String reason) {
    failure = reason;
    expanding = null;
    done = true;
  }

  /** {@return the tree as it is} */
  Tree tree() {
    List<TreeNode> nodes = growth.nodes().stream().map(SearchNode::settled).toList();
    List<StepPair> pairs =
        failure == null
            ? new PairChoice(parts.settings().pairs()).pairs(growth.nodes())
            : List.of();
    return new Tree(problem.id(), Optional.ofNullable(failure), nodes, pairs, effort);
  }
}
