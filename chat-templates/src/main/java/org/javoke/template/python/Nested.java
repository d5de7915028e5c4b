package org.javoke.template.python;

/** What lists, tuples and dicts share: how deep they nest and how much they hold. */
abstract class Nested {

  private final Nesting nesting;

  Nested(Nesting nesting) {
    this.nesting = nesting;
  }

  public final int depth() {
    return nesting.depth();
  }

  public final long weight() {
    return nesting.weight();
  }
}
