package org.javoke.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * @param root behind which its runs are
   * @param shared the last run before the prompt's own tokens, or null
   */
  record Placed<T>(T item, PrefixCache.Root root, @Nullable Segment shared) {
    /** {@return whether it is of the same group and shares all of the same runs} */
    boolean isBeside(Placed<T> other) {
      return root.equals(other.root) && Objects.equals(shared, other.shared);
    }

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
  private final Function<T, Sharing> sharing;
  private final int size;
  private final PrefixCache cache;
  private final Openings openings;
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
      Function<T, Sharing> sharing,
      int size,
      PrefixCache cache,
      int leastKnown,
      int leastSpared) {
    this.items = items;
    this.prompt = prompt;
    this.sharing = sharing;
    this.size = size;
    this.cache = cache;
    this.openings = new Openings(cache);
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
      groups.computeIfAbsent(sharing.apply(item).group(), _ -> new ArrayList<>()).add(item);
    }
    groups.forEach(this::place);
  }

  private void place(Object group, List<T> taken) {
    for (Leaf leaf : PromptTree.of(taken.stream().map(prompt).toList(), leastSpared)) {
      T item = taken.get(leaf.index());
      placed.add(placed(item, group, prompt.apply(item), leaf.shared()));
    }
  }

  private Placed<T> placed(T item, Object group, Tokens prompt, int shared) {
    Segment opening = openings.read(prompt, sharing.apply(item));
    PrefixCache.Root root = new PrefixCache.Root(group, opening);
    Segment segment = segment(root, prompt, shared);
    if (segment != null) {
      segment.use();
      if (segment.start() == root.end()) {
        openings.copy(prompt, sharing.apply(item), segment);
      }
    }
    if (opening != null) {
      opening.release();
    }
    return new Placed<>(item, root, segment);
  }

  /**
   * {@return what is read of the cache, or put there to be computed}
   *
   * @param shared how many tokens others of the window share
   */
  private @Nullable Segment segment(PrefixCache.Root root, Tokens prompt, int shared) {
    int most = prompt.length() - 1;
    int known = Math.min(most, cache.known(root, prompt));
    int end = Math.max(root.end(), known - shared >= leastKnown ? known : shared);
    // A long prompt is put there for those to come.
    int kept = cache.keeps() && most - end >= PromptTree.LONG_RUN ? most : end;
    return kept == root.end() ? root.opening() : cache.path(root, prompt.between(0, kept));
  }

  /** Lets go what was not taken. */
  @Override
  public void close() {
    placed.forEach(Placed::release);
    placed.clear();
  }
}
