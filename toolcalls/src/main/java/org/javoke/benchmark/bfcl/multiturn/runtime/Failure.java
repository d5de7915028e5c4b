package org.javoke.benchmark.bfcl.multiturn.runtime;

import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/**
 * A call that ends in a Python exception; its message is what {@code str(exception)} says. The
 * model sees it as an error, and the sample goes on.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Failure(String message) {
    // Thrown for any model mistake: a stack trace would tell nothing and cost most of the time.
    super(message, null, false, false);
  }

  /** {@return the message; never null} */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** {@return the failure of looking up a key that is not there} */
  public static Failure missingKey(Value key) {
    return new Failure(PythonRepr.of(key));
  }

  /** {@return the failure of looking up a key that is not there} */
  public static Failure missingKey(String key) {
    return missingKey(Value.of(key));
  }

  /** {@return the failure of using a value as something that its type is not} */
  public static Failure noAttribute(Value value, String attribute) {
    return new Failure("'%s' object has no attribute '%s'".formatted(Types.name(value), attribute));
  }

  static Failure unhashable(Value value) {
    return new Failure("unhashable type: '%s'".formatted(Types.name(value)));
  }

  static Failure operands(String operator, Value left, Value right) {
    return new Failure(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(operator, Types.name(left), Types.name(right)));
  }
}
