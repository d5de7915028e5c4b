package org.javoke.template.engine;

import java.util.Map;
import org.javoke.template.python.Method;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Value;

/** All filters by their names; the work is done in the classes beside this one, by subject. */
final class Filters {

  static final Map<String, Method<Value>> ALL =
      new Method.Table<Value>()
          .addAll(TextFilters.FILTERS)
          .addAll(HtmlFilters.FILTERS)
          .addAll(WordFilters.FILTERS)
          .addAll(NumberFilters.FILTERS)
          .addAll(SequenceFilters.FILTERS)
          .addAll(OrderFilters.FILTERS)
          .addAll(SelectionFilters.FILTERS)
          .addAll(ValueFilters.FILTERS)
          .build();

  private Filters() {}

  static Method<Value> named(String name) {
    Method<Value> filter = ALL.get(name);
    if (filter == null) {
      throw PythonException.runtime("no filter is named '" + name + "'");
    }
    return filter;
  }
}
