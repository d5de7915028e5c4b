package org.javoke.constrain;

import java.util.Arrays;

/** Collects stacks, each once. */
final class Threads {

  /** Further readings of the same text are left out: each that stays ends well by itself. */
  private static final int MOST = 512;

  private Stack[] stacks = new Stack[4];
  private int size;

  void clear() {
    size = 0;
  }

  void add(Stack stack) {
    for (int i = 0; i < size; i++) {
      if (stacks[i].equals(stack)) {
        return;
      }
    }
    if (size == MOST) {
      return;
    }
    if (size == stacks.length) {
      stacks = Arrays.copyOf(stacks, 2 * size);
    }
    stacks[size++] = stack;
  }

  int size() {
    return size;
  }

  Stack at(int index) {
    return stacks[index];
  }

  /** Adds what may follow the byte in each of these. */
  void step(int next, Threads out) {
    for (int i = 0; i < size; i++) {
      stacks[i].step(next, out);
    }
  }

  /** {@return whether one of them needs nothing more} */
  boolean nullable() {
    for (int i = 0; i < size; i++) {
      if (stacks[i].nullable()) {
        return true;
      }
    }
    return false;
  }

  State state() {
    return size == 0 ? State.DEAD : new State(Arrays.copyOf(stacks, size));
  }
}
