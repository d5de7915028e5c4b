package org.javoke.template.python;

import java.util.List;

/** Python's {@code <}, {@code ==} and {@code in}. */
public final class Ordering {

  private Ordering() {}

  /** {@return {@code a == b}} */
  public static boolean equal(Value a, Value b, Budget budget) {
    budget.steps(Math.min(a.weight(), b.weight()));
    // Identity does not make NaN equal to itself here, as it does inside containers.
    return a.equals(b) && !Numbers.isNan(a);
  }

  /** {@return {@code a < b}} */
  public static boolean less(Value a, Value b, Budget budget) {
    return compare(a, b, budget) < 0 && !Numbers.isNan(a) && !Numbers.isNan(b);
  }

  /** {@return {@code a <= b}} */
  public static boolean lessOrEqual(Value a, Value b, Budget budget) {
    return compare(a, b, budget) <= 0 && !Numbers.isNan(a) && !Numbers.isNan(b);
  }

  /**
   * {@return a negative number, 0 or a positive one, as a comes before b, equals it or comes after}
   * NaN counts as the largest number, so that sorting is well defined.
   *
   * @throws PythonException if Python has no order for them
   */
  public static int compare(Value a, Value b, Budget budget) {
    budget.steps(Math.min(a.weight(), b.weight()));
    return compare(a, b);
  }

  private static int compare(Value a, Value b) {
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      return Numbers.compare(a, b);
    }
    if (a instanceof PyStr x && b instanceof PyStr y) {
      return Texts.compare(x.text(), y.text());
    }
    if (a instanceof PyList x && b instanceof PyList y) {
      return compareItems(x.items(), y.items());
    }
    if (a instanceof PyTuple x && b instanceof PyTuple y) {
      return compareItems(x.items(), y.items());
    }
    if (a instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (b instanceof Undefined undefined) {
      throw undefined.error();
    }
    throw PythonException.type(
        "'<' is not supported between '" + a.typeName() + "' and '" + b.typeName() + "'");
  }

  private static int compareItems(List<Value> a, List<Value> b) {
    int common = Math.min(a.size(), b.size());
    for (int i = 0; i < common; i++) {
      if (!a.get(i).equals(b.get(i))) {
        return compare(a.get(i), b.get(i));
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** {@return {@code item in container}} */
  public static boolean contains(Value container, Value item, Budget budget) {
    return switch (container) {
      case PyStr text -> containsText(text, item, budget);
      case PyDict dict -> {
        budget.steps(item.weight());
        yield dict.get(PyDict.key(item)) != null;
      }
      case PyList list -> containsItem(list, list.items(), item, budget);
      case PyTuple tuple -> containsItem(tuple, tuple.items(), item, budget);
      case PyRange range -> range.contains(item);
      case PyNone _, PyBool _, PyInt _, PyFloat _ ->
          throw PythonException.type(
              "argument of type '" + container.typeName() + "' is not iterable");
      case Undefined _ -> false;
      case PyObject object -> containsOneOf(object, item, budget);
    };
  }

  private static boolean containsText(PyStr text, Value item, Budget budget) {
    if (!(item instanceof PyStr needle)) {
      throw PythonException.type(
          "'in <string>' requires string as left operand, not " + item.typeName());
    }
    budget.scan(text.text().length());
    return Texts.find(text.text(), needle.text(), 0) >= 0;
  }

  private static boolean containsItem(
      Value container, List<Value> items, Value item, Budget budget) {
    budget.steps(container.weight());
    return items.contains(item);
  }

  private static boolean containsOneOf(PyObject object, Value item, Budget budget) {
    var items = object.iterator();
    if (items == null) {
      throw PythonException.type("argument of type '" + object.typeName() + "' is not iterable");
    }
    while (items.hasNext()) {
      if (equal(items.next(), item, budget)) {
        return true;
      }
      budget.step();
    }
    return false;
  }
}
