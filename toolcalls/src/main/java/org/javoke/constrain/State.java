package org.javoke.constrain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far a reply has come in a {@link CallGrammar}. Immutable and small; equal states allow the
 * same continuations.
 */
public final class State {

  static final State DEAD = new State(new Stack[0]);

  private final Stack[] stacks;
  private final int hash;

  State(Stack... stacks) {
    this.stacks = stacks;
    this.hash = Arrays.hashCode(stacks);
  }

  /** {@return whether nothing that may follow, the end included, makes the reply a right one} */
  public boolean isDead() {
    return stacks.length == 0;
  }

  boolean accepting() {
    for (Stack stack : stacks) {
      if (stack.accepting()) {
        return true;
      }
    }
    return false;
  }

  boolean nullable() {
    for (Stack stack : stacks) {
      if (stack.nullable()) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether text is being written that the model chooses within a call} */
  boolean quoted() {
    for (Stack stack : stacks) {
      if (!stack.isEnd() && stack.top().quoted()) {
        return true;
      }
    }
    return false;
  }

  State next(int value) {
    Threads out = new Threads();
    for (Stack stack : stacks) {
      stack.step(value, out);
    }
    return out.state();
  }

  int threads() {
    return stacks.length;
  }

  Stack thread(int index) {
    return stacks[index];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof State state
        && hash == state.hash
        && Arrays.equals(stacks, state.stacks);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return isDead() ? "State[dead]" : "State[threads=" + stacks.length + "]";
  }
}
