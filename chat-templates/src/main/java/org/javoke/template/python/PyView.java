package org.javoke.template.python;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code dict.keys()}, {@code .values()} and {@code .items()} return. */
record PyView(String typeName, PyDict dict, Function<Map.Entry<Value, Value>, Value> part)
    implements PyObject {

  static PyView keys(PyDict dict) {
    return new PyView("dict_keys", dict, Map.Entry::getKey);
  }

  static PyView values(PyDict dict) {
    return new PyView("dict_values", dict, Map.Entry::getValue);
  }

  static PyView items(PyDict dict) {
    return new PyView("dict_items", dict, entry -> PyTuple.of(entry.getKey(), entry.getValue()));
  }

  private Collection<Map.Entry<Value, Value>> entries() {
    return dict.entries().entrySet();
  }

  Iterator<Value> reversed() {
    return dict.entries().sequencedEntrySet().reversed().stream().map(part).iterator();
  }

  @Override
  public int depth() {
    return Nesting.check(dict.depth() + 1);
  }

  @Override
  public long weight() {
    return dict.weight();
  }

  @Override
  public boolean truth() {
    return dict.truth();
  }

  @Override
  public Iterator<Value> iterator() {
    Iterator<Map.Entry<Value, Value>> entries = entries().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Value next() {
        return part.apply(entries.next());
      }
    };
  }

  @Override
  public int length() {
    return entries().size();
  }

  @Override
  public String print(Budget budget) {
    return typeName + "(" + Printer.repr(new PyList(Iteration.list(this, budget)), budget) + ")";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof PyView view
            && !typeName.equals("dict_values")
            && typeName.equals(view.typeName)
            && dict.entries().keySet().equals(view.dict.entries().keySet())
            && (typeName.equals("dict_keys") || dict.equals(view.dict)));
  }

  @Override
  public int hashCode() {
    return dict.entries().size();
  }
}
