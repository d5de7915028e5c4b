package org.javoke.template.python;

import org.jspecify.annotations.Nullable;

/**
 * A string. Python counts its code points where Java counts UTF-16 units; {@link Texts} translates.
 *
 * @param markup whether it is a markupsafe {@code Markup}: text marked as safe HTML, whose
 *     operators and methods escape what is added to it
 */
public record PyStr(String text, boolean markup) implements Value {

  public static final PyStr EMPTY = new PyStr("");

  public PyStr(String text) {
    this(text, false);
  }

  public static PyStr markup(String text) {
    return new PyStr(text, true);
  }

  /** {@return a string of the same kind as this one, plain or markup} */
  PyStr like(String other) {
    return new PyStr(other, markup);
  }

  @Override
  public String typeName() {
    return markup ? "Markup" : "str";
  }

  @Override
  public boolean truth() {
    return !text.isEmpty();
  }

  @Override
  public long weight() {
    return 1 + text.length() / 64L;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyStr string && text.equals(string.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
