package org.javoke.input;

/**
 * Something that a user handed us cannot be used. The message says what was wrong (name and value),
 * what was expected, and what to do; it is shown without a stack trace.
 */
public class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
