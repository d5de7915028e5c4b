package org.javoke.endpoint;

/** A body with status 200 that is no completion. The message says what it is instead. */
class MalformedReplyException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedReplyException(String message) {
    super(message);
  }
}
