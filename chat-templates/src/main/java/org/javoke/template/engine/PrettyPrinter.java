package org.javoke.template.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Budget;
import org.javoke.template.python.Ordering;
import org.javoke.template.python.Printer;
import org.javoke.template.python.PyDict;
import org.javoke.template.python.PyList;
import org.javoke.template.python.PyTuple;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Value;

/** Python's {@code pprint.pformat}, as far as its result stands on one line. */
final class PrettyPrinter {

  private static final int WIDTH = 80;

  private PrettyPrinter() {}

  /** The filter {@code pprint}. */
  static Value print(Value self, Bound in) {
    String text = Printer.repr(sorted(self, in.budget()), in.budget());
    if (text.codePointCount(0, text.length()) > WIDTH) {
      throw PythonException.refused(
          "the filter 'pprint' is supported only for values that fit on one line of " + WIDTH);
    }
    return in.budget().text(text);
  }

  /** {@return the value with the keys of its dicts in order} */
  private static Value sorted(Value value, Budget budget) {
    budget.elements(1);
    return switch (value) {
      case PyDict dict -> new PyDict(sortedEntries(dict, budget));
      case PyList list -> new PyList(sortedItems(list.items(), budget));
      case PyTuple tuple -> new PyTuple(sortedItems(tuple.items(), budget));
      default -> value;
    };
  }

  private static List<Value> sortedItems(List<Value> items, Budget budget) {
    return items.stream().map(item -> sorted(item, budget)).toList();
  }

  private static SequencedMap<Value, Value> sortedEntries(PyDict dict, Budget budget) {
    SequencedMap<Value, Value> entries = new LinkedHashMap<>();
    dict.entries().entrySet().stream()
        .sorted(Map.Entry.comparingByKey((a, b) -> Ordering.compare(a, b, budget)))
        .forEach(entry -> entries.put(entry.getKey(), sorted(entry.getValue(), budget)));
    return entries;
  }
}
