package org.javoke.template.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tuple; its items may have names, as in Python's {@code namedtuple}. */
public final class PyTuple extends Nested implements Value, Sequence {

  private final List<Value> items;
  private final List<String> names;

  /** The lists are kept, not copied: the caller gives them away. */
  public PyTuple(List<Value> items, List<String> names) {
    super(Nesting.of(items));
    this.items = items;
    this.names = names;
  }

  public PyTuple(List<Value> items) {
    this(items, List.of());
  }

  public static PyTuple of(Value... items) {
    return new PyTuple(List.of(items));
  }

  @Override
  public List<Value> items() {
    return items;
  }

  @Nullable Value named(String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : items.get(index);
  }

  @Override
  public String typeName() {
    return "tuple";
  }

  @Override
  public boolean truth() {
    return !items.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof PyTuple tuple && items.equals(tuple.items));
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }
}
