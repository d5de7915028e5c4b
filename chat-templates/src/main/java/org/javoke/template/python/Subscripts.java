package org.javoke.template.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code value[key]} and {@code value[start:stop:step]}. */
public final class Subscripts {

  private Subscripts() {}

  /** {@return {@code value[key]}, or null where Python raises a lookup or type error} */
  static @Nullable Value find(Value value, Value key) {
    return switch (value) {
      case PyDict dict -> hashable(key) ? dict.get(key) : null;
      case PyList list -> at(list.items(), key);
      case PyTuple tuple -> at(tuple.items(), key);
      case PyRange range -> at(range.items(), key);
      case PyStr text -> character(text, key);
      case Undefined undefined -> throw undefined.error();
      case PyNone _, PyBool _, PyInt _, PyFloat _, PyObject _ -> null;
    };
  }

  private static boolean hashable(Value key) {
    try {
      PyDict.key(key);
      return true;
    } catch (PythonException _) {
      return false;
    }
  }

  private static @Nullable Value at(List<Value> items, Value key) {
    int index = index(key, items.size());
    return index < 0 ? null : items.get(index);
  }

  private static @Nullable Value character(PyStr text, Value key) {
    int index = index(key, Texts.length(text.text()));
    return index < 0 ? null : text.like(Texts.slice(text.text(), index, index + 1));
  }

  /** {@return the index counted from the start, or -1 if there is none} */
  private static int index(Value key, int size) {
    BigInteger number = Numbers.integer(key);
    if (number == null || number.bitLength() > 31) {
      return -1;
    }
    int index = number.intValue();
    int counted = index < 0 ? index + size : index;
    return counted >= 0 && counted < size ? counted : -1;
  }

  /** {@return {@code value[start:stop:step]}, with None for what is left out} */
  public static Value slice(Value value, Value start, Value stop, Value step, Budget budget) {
    return switch (value) {
      case PyStr text -> slice(text, Slice.of(start, stop, step, Iteration.length(text)), budget);
      case PyList list ->
          new PyList(pick(list.items(), Slice.of(start, stop, step, list.items().size()), budget));
      case PyTuple tuple ->
          new PyTuple(
              pick(tuple.items(), Slice.of(start, stop, step, tuple.items().size()), budget));
      case PyRange range -> slice(range, Slice.of(start, stop, step, range.count()));
      case PyDict _ -> throw PythonException.type("unhashable type: 'slice'");
      case Undefined undefined -> throw undefined.error();
      case PyNone _, PyBool _, PyInt _, PyFloat _, PyObject _ ->
          throw PythonException.type("'" + value.typeName() + "' object is not subscriptable");
    };
  }

  private static Value slice(PyStr text, Slice slice, Budget budget) {
    budget.characters(slice.count());
    budget.scan(text.text().length());
    if (slice.step() == 1) {
      return text.like(Texts.slice(text.text(), slice.start(), slice.start() + slice.count()));
    }
    int[] points = Texts.points(text.text());
    StringBuilder out = new StringBuilder(slice.count());
    for (int i = 0; i < slice.count(); i++) {
      out.appendCodePoint(points[slice.at(i)]);
    }
    return text.like(out.toString());
  }

  private static List<Value> pick(List<Value> items, Slice slice, Budget budget) {
    budget.references(slice.count());
    List<Value> picked = new ArrayList<>(slice.count());
    for (int i = 0; i < slice.count(); i++) {
      picked.add(items.get(slice.at(i)));
    }
    return picked;
  }

  private static Value slice(PyRange range, Slice slice) {
    BigInteger step = range.step().multiply(BigInteger.valueOf(slice.step()));
    BigInteger first = range.start().add(range.step().multiply(BigInteger.valueOf(slice.start())));
    BigInteger end = first.add(step.multiply(BigInteger.valueOf(slice.count())));
    return new PyRange(first, end, step, slice.count());
  }

  /** Which items of a sequence a slice takes: {@code count} of them, {@code step} apart. */
  private record Slice(int start, int step, int count) {

    static Slice of(Value start, Value stop, Value step, int size) {
      int by = step == PyNone.NONE ? 1 : bound(step);
      if (by == 0) {
        throw PythonException.value("slice step cannot be zero");
      }
      int lowest = by > 0 ? 0 : -1;
      int highest = by > 0 ? size : size - 1;
      int from =
          start == PyNone.NONE ? (by > 0 ? 0 : size - 1) : clip(start, size, lowest, highest);
      int to = stop == PyNone.NONE ? (by > 0 ? size : -1) : clip(stop, size, lowest, highest);
      long span = by > 0 ? (long) to - from : (long) from - to;
      long width = Math.abs((long) by);
      return new Slice(from, by, (int) Math.max(0, (span + width - 1) / width));
    }

    private static int clip(Value bound, int size, int lowest, int highest) {
      long index = bound(bound);
      return Math.clamp(index < 0 ? index + size : index, lowest, highest);
    }

    private static int bound(Value value) {
      return Bound.clamp(Numbers.integer(value, "a slice"));
    }

    int at(int position) {
      return start + position * step;
    }
  }
}
