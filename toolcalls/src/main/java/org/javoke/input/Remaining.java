package org.javoke.input;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a lazy sequence when some items are dealt with on the way, such as requests that
 * can be answered at once. An item is taken only when the next is asked for.
 *
 * @param <A> what comes in
 * @param <B> what is handed on
 */
public final class Remaining<A, B> implements Iterator<B> {

  private final Iterator<A> items;
  private final Function<A, @Nullable B> step;
  private @Nullable B next;

  /**
   * @param step makes of an item what is handed on, or null if it has dealt with the item
   */
  public Remaining(Iterator<A> items, Function<A, @Nullable B> step) {
    this.items = items;
    this.step = step;
  }

  @Override
  public boolean hasNext() {
    while (next == null && items.hasNext()) {
      next = step.apply(items.next());
    }
    return next != null;
  }

  @Override
  public B next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    B taken = next;
    next = null;
    return taken;
  }
}
