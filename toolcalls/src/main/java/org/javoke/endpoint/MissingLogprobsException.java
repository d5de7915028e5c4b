package org.javoke.endpoint;

/** A completion without the log-probabilities that were asked for, or with some that are none. */
final class MissingLogprobsException extends MalformedReplyException {

  private static final long serialVersionUID = 1L;

  MissingLogprobsException(String message) {
    super(message);
  }
}
