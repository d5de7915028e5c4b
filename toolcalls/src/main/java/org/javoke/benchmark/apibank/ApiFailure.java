package org.javoke.benchmark.apibank;

/** An API's exception; the message is part of its result. */
final class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ApiFailure(String message) {
    // Thrown for any mistake of a model: a stack trace would tell nothing and cost most of the
    // time.
    super(message, null, false, false);
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
