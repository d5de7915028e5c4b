package org.javoke.template.python;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Methods of dict, list and tuple that change nothing. */
final class CollectionMethods {

  static final Map<String, Method<PyDict>> DICT =
      new Method.Table<PyDict>()
          .add("keys", Signature.NONE, (self, _) -> PyView.keys(self))
          .add("values", Signature.NONE, (self, _) -> PyView.values(self))
          .add("items", Signature.NONE, (self, _) -> PyView.items(self))
          .add(
              "get",
              Signature.of("key").optional("default", PyNone.NONE).positionalOnly(),
              CollectionMethods::get)
          .add("copy", Signature.NONE, (self, _) -> self)
          .add(
              "fromkeys",
              Signature.of("iterable").optional("value", PyNone.NONE).positionalOnly(),
              CollectionMethods::fromKeys)
          .build();

  static final Map<String, Method<PyList>> LIST =
      CollectionMethods.<PyList>ofSequences()
          .add("copy", Signature.NONE, (self, _) -> self)
          .build();

  static final Map<String, Method<PyTuple>> TUPLE =
      CollectionMethods.<PyTuple>ofSequences().build();

  private CollectionMethods() {}

  private static <S extends Value & Sequence> Method.Table<S> ofSequences() {
    return new Method.Table<S>()
        .add("count", Signature.of("value").positionalOnly(), CollectionMethods::count)
        .add(
            "index",
            Signature.of("value")
                .optional("start", PyInt.of(0))
                .optional("stop", PyInt.of(Integer.MAX_VALUE))
                .positionalOnly(),
            CollectionMethods::index);
  }

  private static Value get(PyDict self, Bound in) {
    Value found = self.get(PyDict.key(in.value(0)));
    return found == null ? in.value(1) : found;
  }

  private static Value fromKeys(PyDict self, Bound in) {
    SequencedMap<Value, Value> entries = new LinkedHashMap<>();
    Iterator<Value> keys = Iteration.over(in.value(0), in.budget());
    while (keys.hasNext()) {
      in.budget().elements(1);
      entries.put(PyDict.key(keys.next()), in.value(1));
    }
    return new PyDict(entries);
  }

  private static <S extends Value & Sequence> Value count(S self, Bound in) {
    in.budget().steps(self.weight());
    return PyInt.of(Collections.frequency(self.items(), in.value(0)));
  }

  private static <S extends Value & Sequence> Value index(S self, Bound in) {
    in.budget().steps(self.weight());
    List<Value> items = self.items();
    int start = position(in.integer(1), items.size());
    int stop = position(in.integer(2), items.size());
    int found = start < stop ? items.subList(start, stop).indexOf(in.value(0)) : -1;
    if (found < 0) {
      throw PythonException.value(
          Printer.describe(in.value(0)) + " is not in the " + self.typeName());
    }
    return PyInt.of(start + found);
  }

  private static int position(int index, int size) {
    return Math.clamp(index < 0 ? index + size : index, 0, size);
  }
}
