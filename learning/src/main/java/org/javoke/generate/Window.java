package org.javoke.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.javoke.generate.PromptTree.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * Looks over some items at a time, and hands them out in an order in which those that share a run
 * follow each other. What is shared, and what a cache has of their prompts, is kept until the last
 * that uses it lets go.
 *
 * @param <T> what has a prompt
 */
final class Window<T> implements AutoCloseable {

  /** A shorter run is sooner computed again than looked after. */
  static final int SHORTEST_KEPT = 4;

  /**
   * An item and what of its prompt others have, too; whoever takes it releases the segment.
   *
   * @param group within which it shares
   * @param shared the last run before the prompt's own tokens, or null
   */
  record Placed<T>(T item, Object group, @Nullable Segment shared) {
    int sharedTokens() {
      return shared == null ? 0 : shared.end();
    }

    void release() {
      if (shared != null) {
        shared.release();
      }
    }
  }

  private final Iterator<T> items;
  private final Function<T, Tokens> prompt;
  private final Function<T, Object> group;
  private final int size;
  private final PrefixCache cache;
  private final int leastKnown;
  private final int leastSpared;
  private final Deque<Placed<T>> placed = new ArrayDeque<>();

  /**
   * @param leastKnown how many known tokens more than others of the window share make it worth to
   *     read them
   * @param leastSpared how many tokens a run must spare to be one
   */
  Window(
      Iterator<T> items,
      Function<T, Tokens> prompt,
      Function<T, Object> group,
      int size,
      PrefixCache cache,
      int leastKnown,
      int leastSpared) {
    this.items = items;
    this.prompt = prompt;
    this.group = group;
    this.size = size;
    this.cache = cache;
    this.leastKnown = leastKnown;
    this.leastSpared = leastSpared;
  }

  boolean hasNext() {
    return !placed.isEmpty() || items.hasNext();
  }

  /** {@return the next without taking it} */
  Placed<T> peek() {
    fill();
    return placed.element();
  }

  Placed<T> next() {
    fill();
    return placed.remove();
  }

  private void fill() {
    if (!placed.isEmpty()) {
      return;
    }
    Map<Object, List<T>> groups = new LinkedHashMap<>();
    for (int taken = 0; taken < size && items.hasNext(); taken++) {
      T item = items.next();
      groups.computeIfAbsent(group.apply(item), _ -> new ArrayList<>()).add(item);
    }
    groups.forEach(this::place);
  }

  private void place(Object group, List<T> taken) {
    for (Leaf leaf : PromptTree.of(taken.stream().map(prompt).toList(), leastSpared)) {
      T item = taken.get(leaf.index());
      Segment segment = segment(group, prompt.apply(item), leaf.shared());
      if (segment != null) {
        segment.use();
      }
      placed.add(new Placed<>(item, group, segment));
    }
  }

  /**
   * {@return what is read of the cache, or put there to be computed}
   *
   * @param shared how many tokens others of the window share
   */
  private @Nullable Segment segment(Object group, Tokens prompt, int shared) {
    int most = prompt.length() - 1;
    int known = Math.min(most, cache.known(group, prompt));
    int end = known - shared >= leastKnown ? known : shared;
    // A long prompt is put there for those to come.
    int kept = cache.keeps() && most - end >= PromptTree.LONG_RUN ? most : end;
    return kept == 0 ? null : cache.path(group, prompt.between(0, kept));
  }

  /** Lets go what was not taken. */
  @Override
  public void close() {
    placed.forEach(Placed::release);
    placed.clear();
  }
}
