package org.javoke.template.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list; immutable, since the sandbox lets no template change one. */
public final class PyList implements Value, Sequence {

  private final List<Value> items;
  private final Nesting nesting;

  /** The list is kept, not copied: the caller gives it away. */
  public PyList(List<Value> items) {
    this.items = items;
    this.nesting = Nesting.of(items);
  }

  @Override
  public List<Value> items() {
    return items;
  }

  @Override
  public String typeName() {
    return "list";
  }

  @Override
  public boolean truth() {
    return !items.isEmpty();
  }

  @Override
  public int depth() {
    return nesting.depth();
  }

  @Override
  public long weight() {
    return nesting.weight();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof PyList list && items.equals(list.items));
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }
}
