package org.javoke.constrain;

import java.util.List;

/**
 * An object whose keys are free.
 *
 * @param shape what its keys and values are; equal only to itself
 * @param within what was written last
 */
record MapPart(Shape shape, Within within) implements Part {

  /** What was written last. */
  enum Within {
    START,
    OPEN,
    COMMA,
    VALUE
  }

  /** The keys and values of a map. */
  static final class Shape {
    private final List<List<Part>> entries;
    private final Space space;

    Shape(List<? extends Part> keys, Part value, Space space) {
      this.space = space;
      this.entries =
          value == Never.NEVER
              ? List.of()
              : keys.stream()
                  .map(key -> List.of(key, Literal.of(":"), Space.ONE, value, space))
                  .toList();
    }
  }

  MapPart(Shape shape) {
    this(shape, Within.START);
  }

  @Override
  public void step(int next, Stack at, Threads out) {
    switch (within) {
      case START -> {
        if (next == '{') {
          out.add(new Stack(shape.space, at.with(new MapPart(shape, Within.OPEN))));
        }
      }
      case OPEN -> {
        if (next == '}') {
          out.add(at.rest());
        } else {
          entry(next, at, out);
        }
      }
      case COMMA -> entry(next, at, out);
      case VALUE -> {
        if (next == '}') {
          out.add(at.rest());
        } else if (next == ',') {
          out.add(new Stack(shape.space, at.with(new MapPart(shape, Within.COMMA))));
        }
      }
    }
  }

  private void entry(int next, Stack at, Threads out) {
    for (List<Part> entry : shape.entries) {
      Stack.of(entry, at.with(new MapPart(shape, Within.VALUE))).step(next, out);
    }
  }
}
