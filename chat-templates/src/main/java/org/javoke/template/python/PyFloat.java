package org.javoke.template.python;

import org.jspecify.annotations.Nullable;

/** A double. */
public record PyFloat(double value) implements Value {

  @Override
  public String typeName() {
    return "float";
  }

  @Override
  public boolean truth() {
    return value != 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    // Python's containers compare by identity first, so one NaN object is found in its list.
    return this == other || Numbers.equal(this, other);
  }

  @Override
  public int hashCode() {
    return Numbers.hash(this);
  }
}
