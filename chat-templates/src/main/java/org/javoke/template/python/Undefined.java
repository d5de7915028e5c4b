package org.javoke.template.python;

import org.jspecify.annotations.Nullable;

/**
 * The absence of a value: it prints as nothing, is empty and false, and any other use of it is an
 * error.
 *
 * @param reason the message of that error
 * @param kind the kind of that error
 */
public record Undefined(String reason, PythonException.Kind kind) implements Value {

  public Undefined(String reason) {
    this(reason, PythonException.Kind.UNDEFINED);
  }

  /** {@return what stands for a variable that does not exist} */
  public static Undefined variable(String name) {
    return new Undefined("'" + name + "' is undefined");
  }

  /** {@return what stands for an attribute or element that does not exist} */
  static Undefined member(Value owner, Value name) {
    String of = owner == PyNone.NONE ? "None" : owner.typeName() + " object";
    return new Undefined(
        name instanceof PyStr text
            ? "'" + of + "' has no attribute '" + Texts.shorten(text.text()) + "'"
            : of + " has no element " + Texts.shorten(Printer.describe(name)));
  }

  /** {@return the error of using it} */
  public PythonException error() {
    return new PythonException(kind, reason);
  }

  @Override
  public String typeName() {
    return "Undefined";
  }

  @Override
  public boolean truth() {
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Undefined;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
