package org.javoke.benchmark.bfcl.multiturn.runtime;

import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** The values given to a function's parameters, by their place. */
public final class Arguments {

  private final Value[] values;
  private final boolean[] explicit;

  Arguments(Value[] values, boolean[] explicit) {
    this.values = values;
    this.explicit = explicit;
  }

  public Value at(int parameter) {
    return values[parameter];
  }

  /** {@return the value as Python's {@code str} prints it} */
  public String text(int parameter) {
    return PythonRepr.text(values[parameter]);
  }

  public boolean truth(int parameter) {
    return Types.truth(values[parameter]);
  }

  /** {@return whether the value was given by the call, rather than being the default} */
  public boolean given(int parameter) {
    return explicit[parameter];
  }
}
