package org.javoke.endpoint;

/** A body with status 200 that is no chat completion. The message says what it is instead. */
final class MalformedReplyException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedReplyException(String message) {
    super(message);
  }
}
