package org.javoke.constrain;

import java.util.List;

/** A sequence any number of times, none included. */
final class Repeat implements Part {

  private final List<Part> sequence;

  Repeat(List<Part> sequence) {
    this.sequence = List.copyOf(sequence);
  }

  @Override
  public void step(int next, Stack at, Threads out) {
    Stack.of(sequence, at).step(next, out);
  }

  @Override
  public boolean nullable() {
    return true;
  }
}
