package org.javoke.template;

import org.javoke.template.python.Repr;

/** How Python prints strings and floats: {@code repr(str)} and {@code repr(float)}. */
public final class PythonText {

  private PythonText() {}

  /**
   * {@return the text as Python's {@code repr} prints a string} Single quotes, unless the text
   * holds a single quote and no double quote; control and other unprintable characters are escaped.
   */
  public static String quote(String text) {
    return Repr.quote(text);
  }

  /**
   * {@return the number as Python's {@code repr} prints a float}, such as {@code 1e-07} or {@code
   * 1.0}.
   */
  public static String number(double value) {
    return Repr.number(value);
  }
}
