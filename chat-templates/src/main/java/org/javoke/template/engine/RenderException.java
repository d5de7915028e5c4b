package org.javoke.template.engine;

/** A template that failed while it was rendered. */
public final class RenderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  RenderException(int line, RuntimeException cause) {
    super(cause.getMessage(), cause);
    this.line = line;
  }

  /** {@return the line that was being evaluated} */
  public int line() {
    return line;
  }
}
