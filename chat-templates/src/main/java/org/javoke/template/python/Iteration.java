package org.javoke.template.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code iter}, {@code list}, {@code reversed} and {@code len}. */
public final class Iteration {

  private Iteration() {}

  /** {@return {@code iter(value)}, or null if it cannot be iterated} */
  public static @Nullable Iterator<Value> tryOver(Value value, Budget budget) {
    return switch (value) {
      case PyList list -> list.items().iterator();
      case PyTuple tuple -> tuple.items().iterator();
      case PyDict dict -> dict.entries().keySet().iterator();
      case PyStr text -> characters(text, budget);
      case Undefined _ -> Collections.emptyIterator();
      case PyObject object -> object.iterator();
      case PyNone _, PyBool _, PyInt _, PyFloat _ -> null;
    };
  }

  /** {@return {@code iter(value)}} */
  public static Iterator<Value> over(Value value, Budget budget) {
    Iterator<Value> iterator = tryOver(value, budget);
    if (iterator == null) {
      throw PythonException.type("'" + value.typeName() + "' object is not iterable");
    }
    return iterator;
  }

  private static Iterator<Value> characters(PyStr text, Budget budget) {
    var points = text.text().codePoints().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return points.hasNext();
      }

      @Override
      public Value next() {
        budget.characters(1);
        return new PyStr(Texts.of(points.nextInt())); // plain, even of markup
      }
    };
  }

  /** {@return {@code list(value)}, in a list of its own} */
  public static List<Value> list(Value value, Budget budget) {
    return drain(over(value, budget), budget);
  }

  /** {@return all that the iterator still gives} */
  public static List<Value> drain(Iterator<Value> items, Budget budget) {
    List<Value> list = new ArrayList<>();
    while (items.hasNext()) {
      budget.elements(1);
      list.add(items.next());
    }
    return list;
  }

  /** {@return {@code reversed(value)}, or null where that is a type error} */
  public static @Nullable Iterator<Value> tryReversed(Value value, Budget budget) {
    return switch (value) {
      case PyList list -> list.items().reversed().iterator();
      case PyTuple tuple -> tuple.items().reversed().iterator();
      case PyDict dict -> dict.entries().sequencedKeySet().reversed().iterator();
      case PyStr _ -> list(value, budget).reversed().iterator();
      case PyRange range -> range.items().reversed().iterator();
      case PyView view -> view.reversed();
      case Undefined _ -> Collections.emptyIterator();
      case PyNone _, PyBool _, PyInt _, PyFloat _, PyObject _ -> null;
    };
  }

  /** {@return {@code len(value)}, or -1 if it has no length} */
  public static int tryLength(Value value) {
    return switch (value) {
      case PyList list -> list.items().size();
      case PyTuple tuple -> tuple.items().size();
      case PyDict dict -> dict.entries().size();
      case PyStr text -> Texts.length(text.text());
      case Undefined _ -> 0;
      case PyObject object -> object.length();
      case PyNone _, PyBool _, PyInt _, PyFloat _ -> -1;
    };
  }

  /** {@return {@code len(value)}} */
  public static int length(Value value) {
    int length = tryLength(value);
    if (length < 0) {
      throw PythonException.type("object of type '" + value.typeName() + "' has no len()");
    }
    return length;
  }
}
