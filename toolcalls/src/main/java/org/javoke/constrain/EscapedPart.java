package org.javoke.constrain;

/**
 * JSON within a JSON string: quotation marks and backslashes of the inner text stand behind a
 * backslash.
 *
 * @param inner how far the inner text has come
 * @param escape whether a backslash is written and what it escapes is not
 */
record EscapedPart(State inner, boolean escape) implements Part {

  @Override
  public void step(int next, Stack at, Threads out) {
    if (escape) {
      if (next == '"' || next == '\\') {
        go(inner.next(next), at, out);
      }
    } else if (next == '\\') {
      if (!inner.next('"').isDead() || !inner.next('\\').isDead()) {
        out.add(at.with(new EscapedPart(inner, true)));
      }
    } else if (next == '"') {
      if (inner.nullable()) {
        out.add(at.rest());
      }
    } else if (next >= 0x20) {
      go(inner.next(next), at, out);
    }
  }

  private static void go(State next, Stack at, Threads out) {
    if (!next.isDead()) {
      out.add(at.with(new EscapedPart(next, false)));
    }
  }

  @Override
  public boolean quoted() {
    return true;
  }
}
