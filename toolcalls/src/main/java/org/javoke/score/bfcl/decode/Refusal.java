package org.javoke.score.bfcl.decode;

/** The reply cannot be decoded: where the reference raises an exception. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  Refusal(String reason) {
    super(reason, null, false, false); // thrown for every second reply of a weak model: no trace
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
