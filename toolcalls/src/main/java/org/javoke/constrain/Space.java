package org.javoke.constrain;

/**
 * White space that may be left out. It is bounded, since a model that is held to a grammar can
 * otherwise write white space for ever.
 *
 * @param left how many more characters it may have
 */
record Space(int left) implements Part {

  /** Room for a line break and the indentation of a nested value. */
  static final Space LINE = new Space(16);

  static final Space ONE = new Space(1);

  @Override
  public void step(int next, Stack at, Threads out) {
    if (next == ' ' || next == '\n' || next == '\t') {
      out.add(left == 1 ? at.rest() : at.with(new Space(left - 1)));
    }
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public boolean shared() {
    return true;
  }
}
