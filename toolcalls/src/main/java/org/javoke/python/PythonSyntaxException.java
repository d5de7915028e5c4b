package org.javoke.python;

/** Text that is no Python expression, with the place where reading stopped. */
public final class PythonSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;
  private final String reason;
  private final int position;

  PythonSyntaxException(String reason, int position) {
    super(reason, null, false, false); // expected of model output: no trace
    this.reason = reason;
    this.position = position;
  }

  /** {@return what was expected, in words} */
  public String reason() {
    return reason;
  }

  /** {@return the index of the character at which the text stopped making sense} */
  public int position() {
    return position;
  }
}
