package org.javoke.template.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list; immutable, since the sandbox lets no template change one. */
public final class PyList extends Nested implements Value, Sequence {

  private final List<Value> items;

  /** The list is kept, not copied: the caller gives it away. */
  public PyList(List<Value> items) {
    super(Nesting.of(items));
    this.items = items;
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
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof PyList list && items.equals(list.items));
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }
}
