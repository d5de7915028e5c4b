package org.javoke.template.python;

import java.util.Collection;

/** The depth and weight of a container, computed once when it is built. */
record Nesting(int depth, long weight) {

  /** Python's own recursion limit lies in this region when it prints or compares nested values. */
  static final int MAX_DEPTH = 300;

  static Nesting of(Collection<Value> items) {
    int depth = 0;
    long weight = 1;
    for (Value item : items) {
      depth = Math.max(depth, item.depth());
      weight = Math.min(weight + item.weight(), Integer.MAX_VALUE); // shared parts may add up
    }
    return new Nesting(check(depth + 1), weight);
  }

  Nesting and(Nesting other) {
    return new Nesting(
        Math.max(depth, other.depth), Math.min(weight + other.weight, Integer.MAX_VALUE));
  }

  static int check(int depth) {
    if (depth > MAX_DEPTH) {
      throw new BudgetException("a value nests deeper than " + MAX_DEPTH + " levels");
    }
    return depth;
  }
}
