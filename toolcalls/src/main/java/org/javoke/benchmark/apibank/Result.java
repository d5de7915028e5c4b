package org.javoke.benchmark.apibank;

import org.javoke.value.Value;

/**
 * What a call gave, or is recorded to have given.
 *
 * @param input the arguments; null where there are none
 * @param output null if it failed
 * @param exception the words of the failure, null if it did not fail
 */
record Result(Value input, Value output, Value exception) {

  /** A part that is not recorded. */
  static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Missing(String name) {
      super(name, null, false, false);
    }
  }

  /**
   * {@return a recorded result}
   *
   * @throws Missing if a part of it is not there
   */
  static Result recorded(Value.Fields fields) {
    return new Result(part(fields, "input"), part(fields, "output"), part(fields, "exception"));
  }

  private static Value part(Value.Fields fields, String name) {
    Value value = fields.at(name);
    if (value == null) {
      throw new Missing(name);
    }
    return value;
  }

  /**
   * {@return an argument}
   *
   * @throws Missing if it is not there
   */
  Value argument(String name) {
    Value value = input instanceof Value.Fields fields ? fields.at(name) : null;
    if (value == null) {
      throw new Missing(name);
    }
    return value;
  }

  /** {@return an argument that should be a text; empty where it is null} */
  String text(String name) {
    return argument(name) instanceof Value.Text(String text) ? text : "";
  }

  boolean succeeded() {
    return output.equals(Value.of("success"));
  }
}
