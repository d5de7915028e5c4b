package org.javoke.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.javoke.generate.PromptTree.Leaf;
import org.javoke.generate.PromptTree.Node;
import org.javoke.model.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * Looks over some items at a time, and hands them out in an order in which those that share a run
 * follow each other. What is shared is kept until the last that shares it lets go.
 *
 * @param <T> what has a prompt
 */
final class Window<T> implements AutoCloseable {

  /**
   * An item and what it shares with others; whoever takes it releases the segment.
   *
   * @param shared the last shared run of its prompt, or null
   */
  record Placed<T>(T item, @Nullable Segment shared) {
    int sharedTokens() {
      return shared == null ? 0 : shared.end();
    }
  }

  private final Iterator<T> items;
  private final Function<T, Tokens> prompt;
  private final int size;
  private final Decoder decoder;
  private final Deque<Leaf> leaves = new ArrayDeque<>();
  private final List<T> taken = new ArrayList<>();
  private final IdentityHashMap<Node, Segment> segments = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Integer> users = new IdentityHashMap<>();

  Window(Iterator<T> items, Function<T, Tokens> prompt, int size, Decoder decoder) {
    this.items = items;
    this.prompt = prompt;
    this.size = size;
    this.decoder = decoder;
  }

  boolean hasNext() {
    return !leaves.isEmpty() || items.hasNext();
  }

  /** {@return the next without taking it} */
  T peek() {
    fill();
    return taken.get(leaves.element().index());
  }

  /** {@return how many tokens of the next are not shared} */
  int ownTokensOfNext() {
    fill();
    return prompt.apply(peek()).length() - leaves.element().shared();
  }

  Placed<T> next() {
    fill();
    Leaf leaf = leaves.remove();
    return new Placed<>(taken.get(leaf.index()), segment(leaf.node()));
  }

  private void fill() {
    if (!leaves.isEmpty()) {
      return;
    }
    taken.clear();
    segments.clear();
    users.clear();
    while (taken.size() < size && items.hasNext()) {
      taken.add(items.next());
    }
    leaves.addAll(PromptTree.of(taken.stream().map(prompt).toList()));
    for (Leaf leaf : leaves) {
      count(leaf.node());
    }
  }

  /** Counts who uses a node: prompts that end in it, and nodes that continue it. */
  private void count(@Nullable Node node) {
    if (node == null) {
      return;
    }
    if (users.merge(node, 1, Integer::sum) == 1) {
      count(node.parent());
    }
  }

  private @Nullable Segment segment(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    Segment known = segments.get(node);
    if (known != null) {
      return known;
    }
    Segment made =
        new Segment(
            segment(node.parent()),
            node.start(),
            node.tokens(),
            decoder,
            users.getOrDefault(node, 1));
    segments.put(node, made);
    return made;
  }

  /** Frees what is shared, whoever still uses it. */
  @Override
  public void close() {
    segments.values().forEach(Segment::close);
  }
}
