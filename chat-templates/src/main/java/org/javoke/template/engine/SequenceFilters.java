package org.javoke.template.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.javoke.template.python.Attributes;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Method;
import org.javoke.template.python.PyDict;
import org.javoke.template.python.PyInt;
import org.javoke.template.python.PyIterator;
import org.javoke.template.python.PyList;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PyTuple;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.StrMethods;
import org.javoke.template.python.Undefined;
import org.javoke.template.python.Value;

/** Filters that take sequences apart and put them together, in the order they are in. */
final class SequenceFilters {

  private static final Value ONE_BACK = PyInt.of(-1);

  static final Map<String, Method<Value>> FILTERS =
      new Method.Table<Value>()
          .add("length", Signature.NONE, (self, _) -> PyInt.of(Iteration.length(self)))
          .alias("count", "length")
          .add("list", Signature.NONE, (self, in) -> list(self, in))
          .add("items", Signature.NONE, SequenceFilters::items)
          .add("first", Signature.NONE, SequenceFilters::first)
          .add("last", Signature.NONE, SequenceFilters::last)
          .add("reverse", Signature.NONE, SequenceFilters::reverse)
          .add("random", Signature.NONE, SequenceFilters::refuseRandom)
          .add(
              "join",
              Signature.NONE.optional("d", PyStr.EMPTY).optional("attribute", PyNone.NONE),
              SequenceFilters::join)
          .add(
              "batch",
              Signature.of("linecount").optional("fill_with", PyNone.NONE),
              SequenceFilters::batch)
          .add(
              "slice",
              Signature.of("slices").optional("fill_with", PyNone.NONE),
              SequenceFilters::slice)
          .build();

  private SequenceFilters() {}

  private static PyList list(Value self, Bound in) {
    return new PyList(Iteration.list(self, in.budget()));
  }

  static Value items(Value self, Bound in) {
    return PyIterator.generator(self, Lazily.start(() -> pairs(self)));
  }

  private static Iterator<Value> pairs(Value self) {
    return switch (self) {
      case Undefined _ -> Collections.emptyIterator();
      case PyDict dict ->
          dict.entries().entrySet().stream()
              .<Value>map(entry -> PyTuple.of(entry.getKey(), entry.getValue()))
              .iterator();
      default -> throw PythonException.type("Can only get item pairs from a mapping.");
    };
  }

  private static Value first(Value self, Bound in) {
    Iterator<Value> items = Iteration.over(self, in.budget());
    return items.hasNext() ? items.next() : new Undefined("No first item, sequence was empty.");
  }

  private static Value last(Value self, Bound in) {
    if (self instanceof PyStr text) { // without walking over all of it
      return text.truth()
          ? Attributes.item(text, ONE_BACK)
          : new Undefined("No last item, sequence was empty.");
    }
    Iterator<Value> items = Iteration.tryReversed(self, in.budget());
    if (items == null) {
      throw PythonException.type("'" + self.typeName() + "' object is not reversible");
    }
    return items.hasNext() ? items.next() : new Undefined("No last item, sequence was empty.");
  }

  private static Value reverse(Value self, Bound in) {
    if (self instanceof PyStr text) {
      in.budget().characters(text.text().length());
      return new PyStr(new StringBuilder(text.text()).reverse().toString(), text.markup());
    }
    Iterator<Value> reversed = Iteration.tryReversed(self, in.budget());
    if (reversed != null) {
      return PyIterator.reversed(self, reversed);
    }
    if (Iteration.tryOver(self, in.budget()) == null) {
      throw PythonException.type("argument must be iterable");
    }
    List<Value> items = Iteration.list(self, in.budget());
    Collections.reverse(items);
    return new PyList(items);
  }

  private static Value refuseRandom(Value self, Bound in) {
    throw PythonException.refused(
        "the filter 'random' is not supported: a prompt has to be the same in every run");
  }

  private static Value join(Value self, Bound in) {
    var getter = AttributePath.of(in.value(1), in.budget());
    Iterator<Value> texts =
        Lazily.map(
            Iteration.over(self, in.budget()),
            item -> new PyStr(Texting.plain(getter.apply(item), in)));
    PyStr separator = new PyStr(Texting.plain(in.value(0), in));
    return StrMethods.call(separator, "join", in.budget(), PyIterator.generator(self, texts));
  }

  private static Value batch(Value self, Bound in) {
    return PyIterator.generator(self, Lazily.start(() -> batches(self, in)));
  }

  private static Iterator<Value> batches(Value self, Bound in) {
    Iterator<Value> items = Iteration.over(self, in.budget());
    int size = in.integer(0);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Value next() {
        List<Value> batch = new ArrayList<>();
        do {
          in.budget().elements(1);
          batch.add(items.next());
        } while (items.hasNext() && batch.size() != size);
        int missing = in.given(1) ? Math.max(0, size - batch.size()) : 0;
        in.budget().references(missing);
        batch.addAll(Collections.nCopies(missing, in.value(1)));
        return new PyList(batch);
      }
    };
  }

  private static Value slice(Value self, Bound in) {
    return PyIterator.generator(self, Lazily.start(() -> slices(self, in).iterator()));
  }

  private static List<Value> slices(Value self, Bound in) {
    List<Value> items = Iteration.list(self, in.budget());
    int count = in.integer(0);
    if (count == 0) {
      throw new PythonException(
          PythonException.Kind.ZERO_DIVISION, "integer division or modulo by zero");
    }
    int size = Math.floorDiv(items.size(), count);
    int longer = Math.floorMod(items.size(), count);
    List<Value> slices = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < count; i++) {
      int end = start + size + (i < longer ? 1 : 0);
      in.budget().elements(end - start + 2L);
      List<Value> slice = new ArrayList<>(items.subList(start, end));
      if (in.given(1) && i >= longer) {
        slice.add(in.value(1));
      }
      slices.add(new PyList(slice));
      start = end;
    }
    return slices;
  }
}
