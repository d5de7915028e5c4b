package org.javoke.constrain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is still to be written, the next part on top. Immutable; the rest is shared. */
final class Stack {

  /** Nothing is left to be written. */
  static final Stack END = new Stack();

  private final @Nullable Part top;
  private final @Nullable Stack rest;
  private final boolean nullable;
  private final int hash;

  private Stack() {
    this.top = null;
    this.rest = null;
    this.nullable = true;
    this.hash = 1;
  }

  Stack(Part top, Stack rest) {
    this.top = top;
    this.rest = rest;
    this.nullable = top.nullable() && rest.nullable;
    this.hash = 31 * rest.hash + top.hashCode();
  }

  static Stack of(List<? extends Part> parts, Stack rest) {
    Stack stack = rest;
    for (int i = parts.size() - 1; i >= 0; i--) {
      stack = new Stack(parts.get(i), stack);
    }
    return stack;
  }

  boolean isEnd() {
    return top == null;
  }

  /** {@return the part on top; not for {@link #END}} */
  Part top() {
    if (top == null) {
      throw new IllegalStateException("the empty stack has no top");
    }
    return top;
  }

  /** {@return what follows the part on top; not for {@link #END}} */
  Stack rest() {
    if (rest == null) {
      throw new IllegalStateException("the empty stack has no rest");
    }
    return rest;
  }

  /** {@return this stack with another part in the place of the one on top} */
  @SuppressWarnings("ReferenceEquality") // only saves an object where a part stays as it is
  Stack with(Part part) {
    return part == top ? this : new Stack(part, rest());
  }

  /** {@return whether nothing more has to be written} */
  boolean nullable() {
    return nullable;
  }

  /** {@return whether the reply may end here} */
  boolean accepting() {
    return nullable || (top != null && top.ends());
  }

  /** Adds every stack that may follow the byte: parts that may be left out are passed over. */
  void step(int next, Threads out) {
    Stack at = this;
    while (!at.isEnd()) {
      at.top().step(next, at, out);
      if (!at.top().nullable()) {
        return;
      }
      at = at.rest();
    }
  }

  // Stacks share what is below: most equal ones meet in the same object.
  @SuppressWarnings("ReferenceEquality")
  @Override
  public boolean equals(@Nullable Object other) {
    Stack mine = this;
    if (!(other instanceof Stack yours)) {
      return false;
    }
    while (mine != yours) {
      if (mine.isEnd() || yours.isEnd() || mine.hash != yours.hash) {
        return false;
      }
      if (!mine.top().equals(yours.top())) {
        return false;
      }
      mine = mine.rest();
      yours = yours.rest();
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
