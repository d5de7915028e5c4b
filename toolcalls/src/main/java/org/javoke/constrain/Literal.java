package org.javoke.constrain;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes that stand fast. Two of these are never equal: a grammar makes each once. */
final class Literal implements Part {

  private final byte first;
  private final @Nullable Literal rest;

  private Literal(byte first, @Nullable Literal rest) {
    this.first = first;
    this.rest = rest;
  }

  static Literal of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Literal literal = new Literal(bytes[bytes.length - 1], null);
    for (int i = bytes.length - 2; i >= 0; i--) {
      literal = new Literal(bytes[i], literal);
    }
    return literal;
  }

  @Override
  public void step(int next, Stack at, Threads out) {
    if ((first & 0xff) == next) {
      out.add(rest == null ? at.rest() : at.with(rest));
    }
  }
}
