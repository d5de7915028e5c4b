package org.javoke.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.javoke.call.CallFormat;
import org.javoke.input.InputException;
import org.javoke.policy.Ask;
import org.javoke.policy.Computed;
import org.javoke.policy.Continuations;
import org.javoke.policy.Policy;
import org.javoke.policy.Told;
import org.javoke.score.Scorer;
import org.javoke.search.SearchSettings.Pace;

/**
 * Grows a tree for each problem (iTool, section 4.3), many side by side: what all of them want to
 * ask next goes to the model together, or, where the model answers several at once, each tree asks
 * by itself.
 *
 * <p>A tree depends on its problem, the settings and the model alone: neither on other trees, nor
 * on the order of replies, nor on {@link Pace}.
 */
public final class Search {

  private final Continuations model;
  private final SearchParts parts;
  private final Pace pace;

  /**
   * @param policy stays open: whoever opened it closes it
   * @param format in which the model writes calls
   * @param scorer judges complete answers
   * @throws InputException if the policy cannot continue answers
   */
  public Search(
      Policy policy,
      StepRule steps,
      CallFormat format,
      Scorer scorer,
      SearchSettings settings,
      Pace pace) {
    this.model =
        policy
            .continuations()
            .orElseThrow(() ->
                new InputException(
                    "this model answers only whole requests: a tree search needs one that continues"
                        + " answers that have begun. Use a model on this machine, or a server with text completions."));
    this.parts =
        new SearchParts(
            settings,
            steps,
            format,
            new OutcomeReward(settings.outcome(), scorer, format),
            new Puct(settings.selection(), settings.backup()));
    this.pace = pace;
  }

  /**
   * What a search did.
   *
   * @param computed by the model
   */
  public record Summary(TreeCounts counts, Computed computed) {}

  /**
   * Grows all trees.
   *
   * @param problems taken as there is room for their trees
   * @param sink is handed each tree, in the order of the problems, on the caller's thread
   * @throws InputException if two problems that are looked at together have one id
   */
  public Summary run(Iterable<Problem> problems, Consumer<Tree> sink) throws InterruptedException {
    Computed before = model.computed();
    TreeCounts[] counts = {TreeCounts.NONE};
    Consumer<Tree> counted =
        tree -> {
          counts[0] = counts[0].with(tree);
          sink.accept(tree);
        };
    try {
      if (model.answersSeveralAtOnce()) {
        new IndependentTrees(parts, pace.openTrees(), this::grow).run(problems.iterator(), counted);
      } else {
        inStep(problems.iterator(), counted);
      }
    } finally {
      model.release();
    }
    return new Summary(counts[0], model.computed().since(before));
  }

  private void grow(TreeSearch tree) throws InterruptedException {
    while (!tree.isDone()) {
      List<Ask> asks = tree.asks();
      Map<String, Told> told = met(asks);
      tree.advance(asks.stream().map(ask -> answer(ask, told)).toList());
    }
  }

  /** All trees ask, are told, and go on together. */
  private void inStep(Iterator<Problem> left, Consumer<Tree> sink) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(pace.threads())) {
      Deque<TreeSearch> open = new ArrayDeque<>();
      for (fill(open, left); !open.isEmpty(); fill(open, left)) {
        advance(open, threads);
        while (!open.isEmpty() && open.element().isDone()) {
          sink.accept(open.remove().tree());
        }
      }
    }
  }

  private void fill(Deque<TreeSearch> open, Iterator<Problem> left) {
    while (open.size() < pace.openTrees() && left.hasNext()) {
      Problem problem = left.next();
      requireNew(problem, open);
      open.add(new TreeSearch(problem, parts));
    }
  }

  static void requireNew(Problem problem, Collection<TreeSearch> open) {
    if (open.stream().anyMatch(tree -> tree.problem().id().equals(problem.id()))) {
      throw new InputException(
          "two problems have the id '%s': each needs one of its own".formatted(problem.id()));
    }
  }

  private void advance(Deque<TreeSearch> open, ExecutorService threads)
      throws InterruptedException {
    List<TreeSearch> growing = open.stream().filter(tree -> !tree.isDone()).toList();
    List<Ask> asks = growing.stream().flatMap(tree -> tree.asks().stream()).toList();
    Map<String, Told> told = met(asks);
    List<Callable<Void>> steps = new ArrayList<>();
    for (TreeSearch tree : growing) {
      List<Told> own = tree.asks().stream().map(ask -> answer(ask, told)).toList();
      steps.add(() -> {
        tree.advance(own);
        return null;
      });
    }
    for (var step : threads.invokeAll(steps)) {
      try {
        step.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException problem
            ? problem
            : new IllegalStateException(e.getCause());
      }
    }
  }

  private static Told answer(Ask ask, Map<String, Told> told) {
    Told found = told.get(ask.id());
    return found == null ? new Told.Failed(ask.id(), "the model did not answer") : found;
  }

  private Map<String, Told> met(List<Ask> asks) throws InterruptedException {
    Map<String, Told> told = new HashMap<>();
    for (int from = 0; from < asks.size(); from += pace.asks()) {
      List<Ask> some = asks.subList(from, Math.min(asks.size(), from + pace.asks()));
      model.meet(List.copyOf(some), one -> told.put(one.id(), one));
    }
    return told;
  }
}
