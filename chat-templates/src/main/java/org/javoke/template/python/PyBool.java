package org.javoke.template.python;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Python's {@code True} and {@code False}, which are also the integers 1 and 0. */
public record PyBool(boolean truth) implements Value {

  public static final PyBool TRUE = new PyBool(true);
  public static final PyBool FALSE = new PyBool(false);

  public static PyBool of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  @Override
  public String typeName() {
    return "bool";
  }

  BigInteger integer() {
    return truth ? BigInteger.ONE : BigInteger.ZERO;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyBool bool ? truth == bool.truth : Numbers.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Numbers.hash(this);
  }
}
