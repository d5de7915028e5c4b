package org.javoke.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.javoke.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Trees that grow each at its own pace, over a model that many threads may ask at once: none waits
 * for the slowest answer to another.
 */
final class IndependentTrees {

  /** Trees that are done wait for an earlier one; so many for each that may grow, at most. */
  private static final int HELD_PER_GROWING = 4;

  /** Grows a tree to its end. */
  @FunctionalInterface
  interface Growing {
    void grow(TreeSearch tree) throws InterruptedException;
  }

  /** A tree that does not grow any more, or what came between. */
  private record Ended(TreeSearch tree, @Nullable Throwable problem) {}

  private final SearchParts parts;
  private final int atOnce;
  private final Growing growing;
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  /** Trees that were not handed on, in the order of the problems, and which of them are done. */
  private final Deque<TreeSearch> held = new ArrayDeque<>();

  private final Set<TreeSearch> done = new HashSet<>();

  /**
   * @param atOnce the most trees that grow side by side
   */
  IndependentTrees(SearchParts parts, int atOnce, Growing growing) {
    this.parts = parts;
    this.atOnce = atOnce;
    this.growing = growing;
  }

  /**
   * Grows all trees.
   *
   * @param sink is handed each, in the order of the problems, on the caller's thread
   * @throws InputException if two problems that are looked at together have one id
   */
  void run(Iterator<Problem> problems, Consumer<Tree> sink) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        begin(problems, threads);
        while (!held.isEmpty()) {
          Ended next = ended.take();
          rethrow(next.problem());
          done.add(next.tree());
          while (!held.isEmpty() && done.remove(held.element())) {
            sink.accept(held.remove().tree());
          }
          begin(problems, threads);
        }
      } catch (InterruptedException | RuntimeException | Error e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }

  private void begin(Iterator<Problem> problems, ExecutorService threads) {
    while (held.size() - done.size() < atOnce
        && held.size() < (long) HELD_PER_GROWING * atOnce
        && problems.hasNext()) {
      Problem problem = problems.next();
      Search.requireNew(problem, held);
      TreeSearch tree = new TreeSearch(problem, parts);
      held.add(tree);
      threads.execute(() -> ended.add(grown(tree)));
    }
  }

  private Ended grown(TreeSearch tree) {
    try {
      growing.grow(tree);
      return new Ended(tree, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ended(tree, e);
    } catch (Throwable e) {
      return new Ended(tree, e);
    }
  }

  private static void rethrow(@Nullable Throwable problem) throws InterruptedException {
    switch (problem) {
      case null -> {}
      case InterruptedException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
