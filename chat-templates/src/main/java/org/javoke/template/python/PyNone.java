package org.javoke.template.python;

/** Python's {@code None}. */
public enum PyNone implements Value {
  NONE;

  @Override
  public String typeName() {
    return "NoneType";
  }

  @Override
  public boolean truth() {
    return false;
  }
}
