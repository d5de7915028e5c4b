package org.javoke.value;

/** Text that is no JSON, with the place where reading stopped. */
public final class JsonException extends Exception {

  private static final long serialVersionUID = 1L;
  private final int position;

  JsonException(String reason, int position) {
    super(reason);
    this.position = position;
  }

  /** {@return the index of the character at which reading stopped, or -1 where it is not known} */
  public int position() {
    return position;
  }
}
