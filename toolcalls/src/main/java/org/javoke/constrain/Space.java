package org.javoke.constrain;

/**
 * White space that may be left out. It is bounded, since a model that is held to a grammar can
 * otherwise write white space for ever.
 *
 * @param left how many more characters it may have
 * @param lines whether it may hold line breaks and tabs, which a string of JSON cannot
 */
record Space(int left, boolean lines) implements Part {

  /** Room for a line break and the indentation of a nested value. */
  static final Space LINE = new Space(16, true);

  static final Space BLANKS = new Space(16, false);

  static final Space ONE = new Space(1, false);

  @Override
  public void step(int next, Stack at, Threads out) {
    if (next == ' ' || (lines && (next == '\n' || next == '\t'))) {
      out.add(left == 1 ? at.rest() : at.with(new Space(left - 1, lines)));
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
