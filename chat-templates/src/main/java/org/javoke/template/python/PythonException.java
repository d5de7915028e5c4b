package org.javoke.template.python;

/** An error that Python would raise; the message is Python's own where that helps a reader. */
public final class PythonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Python's exception types, as far as they are told apart. */
  public enum Kind {
    TYPE,
    VALUE,
    LOOKUP,
    OVERFLOW,
    ZERO_DIVISION,
    /** An undefined value was used as if it were one. */
    UNDEFINED,
    /** The sandbox forbids it. */
    SECURITY,
    /** Valid in Python, but this interpreter refuses it rather than print something else. */
    REFUSED,
    RUNTIME
  }

  private final Kind kind;

  public PythonException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public static PythonException type(String message) {
    return new PythonException(Kind.TYPE, message);
  }

  public static PythonException value(String message) {
    return new PythonException(Kind.VALUE, message);
  }

  public static PythonException overflow(String message) {
    return new PythonException(Kind.OVERFLOW, message);
  }

  public static PythonException refused(String message) {
    return new PythonException(Kind.REFUSED, message);
  }

  public static PythonException runtime(String message) {
    return new PythonException(Kind.RUNTIME, message);
  }

  public Kind kind() {
    return kind;
  }
}
