package org.javoke.template.python;

import java.util.Iterator;

/** A generator or another of Python's one-time iterators: what was taken from it is gone. */
public final class PyIterator implements PyObject {

  private final String typeName;
  private final Iterator<Value> items;
  private final int depth;

  private PyIterator(String typeName, Iterator<Value> items, Value source) {
    this.typeName = typeName;
    this.items = items;
    // Iterators over iterators recurse when they are asked for an item.
    this.depth = Nesting.check(source.depth() + 1);
  }

  /** {@return a generator that draws on the source} */
  public static PyIterator generator(Value source, Iterator<Value> items) {
    return new PyIterator("generator", items, source);
  }

  /** {@return what {@code reversed(source)} gives} */
  public static PyIterator reversed(Value source, Iterator<Value> items) {
    return new PyIterator(source.typeName() + "_reverseiterator", items, source);
  }

  @Override
  public String typeName() {
    return typeName;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public Iterator<Value> iterator() {
    return items;
  }
}
