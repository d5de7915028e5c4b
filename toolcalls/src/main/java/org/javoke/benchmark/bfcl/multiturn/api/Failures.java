package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.List;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.Value;

/** Errors of arguments that are of no type a function can use. */
final class Failures {

  private Failures() {}

  /**
   * Does what a dict does before it looks a key up.
   *
   * @throws Failure if the value cannot be a key
   */
  static void requireHashable(Value value) {
    if (!(value instanceof Value.Text)) {
      new Dict().has(value);
    }
  }

  /**
   * {@return the text in which something is looked for}
   *
   * @throws Failure if the value is nothing one can look into
   */
  static String textArgument(Value value) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    throw notIterableArgument(value);
  }

  static Failure notIterableArgument(Value value) {
    return new Failure("argument of type '%s' is not iterable".formatted(Types.name(value)));
  }

  /** {@return whether the list holds the value, as Python compares} */
  static boolean holds(List<Value> list, Value value) {
    return list.stream()
        .anyMatch(item -> org.javoke.benchmark.bfcl.multiturn.runtime.Equality.equal(item, value));
  }
}
