package org.javoke.template.syntax;

/** A template that is not well formed. */
public final class SyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  public SyntaxException(int line, String message) {
    super(message);
    this.line = line;
  }

  public int line() {
    return line;
  }
}
