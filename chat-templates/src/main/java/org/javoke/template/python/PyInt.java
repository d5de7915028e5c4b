package org.javoke.template.python;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** An integer of any size. */
public record PyInt(BigInteger value) implements Value {

  private static final int CACHED = 1024;
  private static final PyInt[] CACHE = cache();

  public static PyInt of(long value) {
    return value >= 0 && value < CACHED ? CACHE[(int) value] : new PyInt(BigInteger.valueOf(value));
  }

  private static PyInt[] cache() {
    PyInt[] cache = new PyInt[CACHED];
    for (int i = 0; i < CACHED; i++) {
      cache[i] = new PyInt(BigInteger.valueOf(i));
    }
    return cache;
  }

  @Override
  public String typeName() {
    return "int";
  }

  @Override
  public boolean truth() {
    return value.signum() != 0;
  }

  @Override
  public long weight() {
    return 1 + value.bitLength() / 256L;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyInt integer
        ? value.equals(integer.value)
        : Numbers.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Numbers.hash(this);
  }
}
