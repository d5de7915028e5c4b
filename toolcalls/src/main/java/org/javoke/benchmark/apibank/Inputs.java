package org.javoke.benchmark.apibank;

import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call, of the types that the API takes.
 *
 * @param values by parameter; an optional one that was not given is null
 */
record Inputs(Value.Fields values) {

  /** {@return whether it was given, and holds anything} */
  boolean has(String parameter) {
    Value value = values.at(parameter);
    return value != null && !(value instanceof Value.Null) && !text(parameter).isEmpty();
  }

  /** {@return the argument as text; empty where it was not given} */
  String text(String parameter) {
    @Nullable Value value = values.at(parameter);
    return value == null || value instanceof Value.Null ? "" : PythonRepr.text(value);
  }
}
