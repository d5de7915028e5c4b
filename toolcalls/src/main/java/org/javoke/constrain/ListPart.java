package org.javoke.constrain;

/**
 * A list of values.
 *
 * @param within what was written last
 * @param count how many values it has, as far as that matters
 */
record ListPart(ListShape shape, Within within, int count) implements Part {

  /** What was written last. */
  enum Within {
    START,
    OPEN,
    COMMA,
    VALUE
  }

  static Part of(ListShape shape) {
    return shape.isPossible() ? new ListPart(shape, Within.START, 0) : Never.NEVER;
  }

  @Override
  public void step(int next, Stack at, Threads out) {
    switch (within) {
      case START -> {
        if (shape.opens(next)) {
          out.add(new Stack(shape.space(), at.with(now(Within.OPEN, 0))));
        }
      }
      case OPEN, COMMA -> {
        boolean afterComma = within == Within.COMMA;
        if (shape.closes(next, count, afterComma)) {
          out.add(at.rest());
        } else if (shape.allowsMore(count)) {
          Stack after = new Stack(shape.space(), at.with(now(Within.VALUE, count + 1)));
          new Stack(shape.item(count), after).step(next, out);
        }
      }
      case VALUE -> {
        if (shape.closes(next, count, false)) {
          out.add(at.rest());
        } else if (next == ',' && shape.allowsComma(count)) {
          out.add(new Stack(shape.space(), at.with(now(Within.COMMA, count))));
        }
      }
    }
  }

  private ListPart now(Within last, int values) {
    return new ListPart(shape, last, shape.counted(values));
  }
}
