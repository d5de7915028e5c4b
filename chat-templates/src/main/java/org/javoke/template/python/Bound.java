package org.javoke.template.python;

import java.math.BigInteger;

/** The arguments of one call of a built-in function, matched with its parameters. */
public final class Bound {

  private static final BigInteger MAX = BigInteger.valueOf(Integer.MAX_VALUE);

  private final String function;
  private final Arguments arguments;
  private final Value[] values;
  private final Budget budget;

  Bound(String function, Signature signature, Arguments arguments, Budget budget) {
    this.function = function;
    this.arguments = arguments;
    this.values = signature.bind(function, arguments);
    this.budget = budget;
  }

  public Budget budget() {
    return budget;
  }

  /** {@return the arguments as they were passed} */
  public Arguments arguments() {
    return arguments;
  }

  public int count() {
    return values.length;
  }

  public Value value(int index) {
    return values[index];
  }

  /** {@return whether the argument is anything but None, the usual default} */
  public boolean given(int index) {
    return values[index] != PyNone.NONE;
  }

  public boolean truth(int index) {
    return values[index].truth();
  }

  public String text(int index) {
    return str(index).text();
  }

  public PyStr str(int index) {
    if (values[index] instanceof PyStr text) {
      return text;
    }
    throw PythonException.type(function + "() expects a string, got " + values[index].typeName());
  }

  /** {@return the integer, or the nearest int if it is larger than one} */
  public int integer(int index) {
    return clamp(Numbers.integer(values[index], function + "()"));
  }

  static int clamp(BigInteger value) {
    return value.bitLength() < 32
        ? value.intValue()
        : (value.signum() < 0 ? MAX.negate() : MAX).intValue();
  }
}
