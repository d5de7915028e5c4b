package org.javoke.template.python;

import java.util.Map;

/** All methods of strings; the work is done in the classes beside this one, by subject. */
public final class StrMethods {

  static final Map<String, Method<PyStr>> ALL =
      new Method.Table<PyStr>()
          .addAll(StrSearch.METHODS)
          .addAll(StrParts.METHODS)
          .addAll(StrCase.METHODS)
          .addAll(StrLayout.METHODS)
          .addAll(StrKinds.METHODS)
          .addAll(BraceFormat.METHODS)
          .build();

  private StrMethods() {}

  /** Calls a method of a string, as a filter of the same name does. */
  public static Value call(PyStr self, String name, Budget budget, Value... arguments) {
    Method<PyStr> method = ALL.get(name);
    if (method == null) {
      throw new IllegalArgumentException("no string method is called " + name);
    }
    return method.call(self, Arguments.of(arguments), budget);
  }
}
