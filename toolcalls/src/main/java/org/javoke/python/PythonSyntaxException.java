package org.javoke.python;

/** Text that is no Python expression, with the place where reading stopped. */
public final class PythonSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;
  private final int position;

  PythonSyntaxException(String reason, int position) {
    super(reason);
    this.position = position;
  }

  /** {@return the index of the character at which the text stopped making sense} */
  public int position() {
    return position;
  }
}
