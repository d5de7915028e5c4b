package org.javoke.constrain;

import java.math.BigInteger;

/**
 * An object with known properties, each at most once and in any order. The bracket that opens it
 * stands before it.
 *
 * @param used the properties that are written, as bits
 * @param within what was written last
 */
record RecordPart(RecordShape shape, BigInteger used, Within within) implements Part {

  /** What was written last. */
  enum Within {
    OPEN,
    COMMA,
    VALUE
  }

  RecordPart(RecordShape shape) {
    this(shape, BigInteger.ZERO, Within.OPEN);
  }

  @Override
  public void step(int next, Stack at, Threads out) {
    switch (within) {
      case OPEN -> {
        if (shape.closes(next, used)) {
          out.add(at.rest());
        } else {
          KeyPart.step(shape, used, shape.keys(), next, at, out);
        }
      }
      case COMMA -> KeyPart.step(shape, used, shape.keys(), next, at, out);
      case VALUE -> {
        if (shape.closes(next, used)) {
          out.add(at.rest());
        } else if (next == ',' && shape.allowsMore(used)) {
          out.add(new Stack(shape.space(), at.with(new RecordPart(shape, used, Within.COMMA))));
        }
      }
    }
  }

  /** The key of a property that is not yet written, in part. */
  record KeyPart(RecordShape shape, BigInteger used, RecordShape.Key key) implements Part {

    @Override
    public void step(int next, Stack at, Threads out) {
      step(shape, used, key, next, at, out);
    }

    static void step(
        RecordShape shape, BigInteger used, RecordShape.Key from, int next, Stack at, Threads out) {
      RecordShape.Key key = from.next(next, used);
      if (key == null) {
        return;
      }
      if (key.property() < 0) {
        out.add(at.with(new KeyPart(shape, used, key)));
        return;
      }
      RecordPart after =
          new RecordPart(shape, used.setBit(key.property()), RecordPart.Within.VALUE);
      Stack rest = new Stack(shape.space(), at.with(after));
      out.add(new Stack(Space.ONE, new Stack(shape.value(key.property()), rest)));
    }
  }
}
