package org.javoke.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Plain Java values turned into Python's. */
public final class Values {

  private Values() {}

  /**
   * {@return the Python value for null, String, Boolean, a number, a Collection or a Map}
   *
   * @throws IllegalArgumentException for anything else
   * @throws BudgetException if it nests too deep
   */
  public static Value of(@Nullable Object value) {
    return of(value, 0);
  }

  private static Value of(@Nullable Object value, int depth) {
    if (depth > Nesting.MAX_DEPTH) {
      throw new BudgetException(
          "a value nests deeper than " + Nesting.MAX_DEPTH + " levels (does it hold itself?)");
    }
    return switch (value) {
      case null -> PyNone.NONE;
      case Value same -> same;
      case String text -> new PyStr(text);
      case Boolean truth -> PyBool.of(truth);
      case Integer number -> PyInt.of(number);
      case Long number -> PyInt.of(number);
      case Short number -> PyInt.of(number);
      case Byte number -> PyInt.of(number);
      case BigInteger number -> new PyInt(number);
      case Double number -> new PyFloat(number);
      case Float number -> new PyFloat(number);
      case BigDecimal number -> new PyFloat(number.doubleValue());
      case Map<?, ?> map -> new PyDict(entries(map, depth));
      case Collection<?> items -> new PyList(items(items, depth));
      default ->
          throw new IllegalArgumentException(
              "no Python value for an object of "
                  + value.getClass().getName()
                  + "; expected null, String, Boolean, a number, a Collection or a Map");
    };
  }

  private static List<Value> items(Collection<?> items, int depth) {
    List<Value> converted = new ArrayList<>(items.size());
    for (Object item : items) {
      converted.add(of(item, depth + 1));
    }
    return converted;
  }

  private static SequencedMap<Value, Value> entries(Map<?, ?> map, int depth) {
    SequencedMap<Value, Value> converted = LinkedHashMap.newLinkedHashMap(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      converted.put(PyDict.key(of(entry.getKey(), depth + 1)), of(entry.getValue(), depth + 1));
    }
    return converted;
  }
}
