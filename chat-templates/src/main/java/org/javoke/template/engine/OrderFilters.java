package org.javoke.template.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Budget;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Method;
import org.javoke.template.python.Ordering;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyDict;
import org.javoke.template.python.PyIterator;
import org.javoke.template.python.PyList;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PyTuple;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.Undefined;
import org.javoke.template.python.Value;
import org.jspecify.annotations.Nullable;

/** Filters that compare the items of a sequence. */
final class OrderFilters {

  private static final Signature CASE_AND_ATTRIBUTE =
      Signature.NONE.optional("case_sensitive", PyBool.FALSE).optional("attribute", PyNone.NONE);

  static final Map<String, Method<Value>> FILTERS =
      new Method.Table<Value>()
          .add(
              "sort",
              Signature.NONE
                  .optional("reverse", PyBool.FALSE)
                  .optional("case_sensitive", PyBool.FALSE)
                  .optional("attribute", PyNone.NONE),
              OrderFilters::sort)
          .add(
              "dictsort",
              Signature.NONE
                  .optional("case_sensitive", PyBool.FALSE)
                  .optional("by", new PyStr("key"))
                  .optional("reverse", PyBool.FALSE),
              OrderFilters::sortDict)
          .add("min", CASE_AND_ATTRIBUTE, (self, in) -> extreme(self, in, -1))
          .add("max", CASE_AND_ATTRIBUTE, (self, in) -> extreme(self, in, 1))
          .add("unique", CASE_AND_ATTRIBUTE, OrderFilters::unique)
          .add(
              "groupby",
              Signature.of("attribute")
                  .optional("default", PyNone.NONE)
                  .optional("case_sensitive", PyBool.FALSE),
              OrderFilters::groupBy)
          .build();

  private OrderFilters() {}

  /** An item with the value it is compared by. */
  private record Keyed(Value key, Value item) {}

  private static UnaryOperator<Value> folding(
      UnaryOperator<Value> getter, boolean caseSensitive, Budget budget) {
    return caseSensitive ? getter : item -> AttributePath.ignoreCase(getter.apply(item), budget);
  }

  private static List<Keyed> sorted(
      Iterator<Value> items, UnaryOperator<Value> key, boolean reverse, Budget budget) {
    List<Keyed> keyed = new ArrayList<>();
    while (items.hasNext()) {
      Value item = items.next();
      budget.elements(1);
      keyed.add(new Keyed(key.apply(item), item));
    }
    Comparator<Keyed> order = (a, b) -> Ordering.compare(a.key(), b.key(), budget);
    keyed.sort(reverse ? order.reversed() : order);
    return keyed;
  }

  private static PyList items(List<Keyed> sorted) {
    return new PyList(new ArrayList<>(sorted.stream().map(Keyed::item).toList()));
  }

  private static Value sort(Value self, Bound in) {
    Budget budget = in.budget();
    UnaryOperator<Value> key = multiKey(in.value(2), in.truth(1), budget);
    return items(sorted(Iteration.over(self, budget), key, in.truth(0), budget));
  }

  /**
   * A list of one key for each attribute; commas stand between several. That even one key is in a
   * list matters: lists whose items are equal need no order, so equal keys of any kind can be
   * sorted.
   */
  private static UnaryOperator<Value> multiKey(
      Value attributes, boolean caseSensitive, Budget budget) {
    List<UnaryOperator<Value>> keys = new ArrayList<>();
    if (attributes instanceof PyStr names) {
      for (String name : names.text().split(",", -1)) {
        keys.add(folding(AttributePath.of(new PyStr(name), budget), caseSensitive, budget));
      }
    } else {
      keys.add(folding(AttributePath.of(attributes, budget), caseSensitive, budget));
    }
    return item -> {
      budget.elements(keys.size());
      List<Value> parts = new ArrayList<>(keys.size());
      keys.forEach(key -> parts.add(key.apply(item)));
      return new PyList(parts);
    };
  }

  private static Value sortDict(Value self, Bound in) {
    int part =
        switch (in.text(1)) {
          case "key" -> 0;
          case "value" -> 1;
          default ->
              throw PythonException.value("You can only sort by either \"key\" or \"value\"");
        };
    if (!(self instanceof PyDict)) {
      throw self instanceof Undefined undefined
          ? undefined.error()
          : PythonException.type("dictsort() expects a dict, got " + self.typeName());
    }
    UnaryOperator<Value> key =
        folding(pair -> ((PyTuple) pair).items().get(part), in.truth(0), in.budget());
    Iterator<Value> pairs = Iteration.over(SequenceFilters.items(self, in), in.budget());
    return items(sorted(pairs, key, in.truth(2), in.budget()));
  }

  private static Value extreme(Value self, Bound in, int sign) {
    Budget budget = in.budget();
    UnaryOperator<Value> key = folding(AttributePath.of(in.value(1), budget), in.truth(0), budget);
    Keyed best = null;
    for (Iterator<Value> items = Iteration.over(self, budget); items.hasNext(); ) {
      Value item = items.next();
      Keyed next = new Keyed(key.apply(item), item);
      budget.step();
      if (best == null || Ordering.compare(next.key(), best.key(), budget) * sign > 0) {
        best = next;
      }
    }
    return best == null ? new Undefined("No aggregated item, sequence was empty.") : best.item();
  }

  private static Value unique(Value self, Bound in) {
    UnaryOperator<Value> key =
        folding(AttributePath.of(in.value(1), in.budget()), in.truth(0), in.budget());
    Set<Value> seen = new HashSet<>();
    Iterator<Value> firsts =
        Lazily.start(() ->
            Lazily.filter(
                Iteration.over(self, in.budget()),
                item -> {
                  Value each = PyDict.key(key.apply(item));
                  in.budget().elements(1);
                  in.budget().steps(each.weight());
                  return seen.add(each);
                }));
    return PyIterator.generator(self, firsts);
  }

  private static Value groupBy(Value self, Bound in) {
    Budget budget = in.budget();
    UnaryOperator<Value> getter = AttributePath.of(in.value(0), in.value(1), budget);
    UnaryOperator<Value> key = folding(getter, in.truth(2), budget);
    List<Value> groups = new ArrayList<>();
    List<Value> group = new ArrayList<>();
    @Nullable Value current = null;
    for (Keyed each : sorted(Iteration.over(self, budget), key, false, budget)) {
      if (current != null && !Ordering.equal(each.key(), current, budget)) {
        groups.add(group(getter, group));
        group = new ArrayList<>();
      }
      budget.elements(2);
      current = each.key();
      group.add(each.item());
    }
    if (current != null) {
      groups.add(group(getter, group));
    }
    return new PyList(groups);
  }

  private static Value group(UnaryOperator<Value> getter, List<Value> group) {
    // Named by its first item, not by the key: that may be in lower case.
    Value name = getter.apply(group.getFirst());
    return new PyTuple(List.of(name, new PyList(group)), List.of("grouper", "list"));
  }
}
