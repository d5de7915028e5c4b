package org.javoke.template.engine;

import org.javoke.template.python.Bound;
import org.javoke.template.python.Printer;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.Value;

/** Values as the text filters take them. */
final class Texting {

  private Texting() {}

  /** {@return the value if it is a string, plain or markup, else its text} */
  static PyStr soft(Value value, Bound in) {
    return value instanceof PyStr text ? text : new PyStr(Printer.str(value, in.budget()));
  }

  /** {@return the value's text} */
  static String plain(Value value, Bound in) {
    return Printer.str(value, in.budget());
  }
}
