package org.javoke.template;

/**
 * A template that is not well formed, that failed or raised an error while it was rendered, or that
 * exceeded its {@link Limits}. The message names the line and says what was wrong; it is meant to
 * be shown to the user as it is.
 */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  TemplateException(int line, RuntimeException cause) {
    super("line " + line + ": " + cause.getMessage(), cause);
    this.line = line;
  }

  /** {@return the line of the template, from 1, where the error showed} */
  public int line() {
    return line;
  }
}
