package org.javoke.template.engine;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.javoke.template.python.Arguments;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Budget;
import org.javoke.template.python.Function;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Numbers;
import org.javoke.template.python.PyDict;
import org.javoke.template.python.PyRange;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.Value;

/** The functions that every template can call. */
final class Globals {

  private Globals() {}

  /** {@return the functions by their names, with a clock that stands at the given time} */
  static Map<String, Value> of(LocalDateTime now) {
    return Map.of(
        "range", new Function("range", (arguments, _) -> range(arguments)),
        "dict", new Function("dict", (arguments, budget) -> new PyDict(entries(arguments, budget))),
        "namespace", new Function("namespace", Globals::namespace),
        "cycler", new Function("cycler", (arguments, _) -> new CyclerObject(arguments)),
        "joiner", Function.of("joiner", JoinerObject.SIGNATURE, JoinerObject::new),
        "lipsum", new Function("lipsum", (_, _) -> refuseLipsum()),
        "raise_exception", Function.of("raise_exception", Signature.of("message"), Globals::raise),
        "strftime_now",
            Function.of(
                "strftime_now",
                Signature.of("format"),
                in -> in.budget().text(StrfTime.format(now, in.text(0), in.budget()))));
  }

  private static Value refuseLipsum() {
    throw PythonException.refused(
        "the function 'lipsum' is not supported: a prompt has to be the same in every run");
  }

  private static Value raise(Bound in) {
    throw PythonException.runtime(Texting.plain(in.value(0), in));
  }

  private static Value range(Arguments arguments) {
    List<Value> bounds = arguments.positional();
    if (bounds.isEmpty() || bounds.size() > 3 || !arguments.named().isEmpty()) {
      throw PythonException.type("range expected 1 to 3 arguments");
    }
    BigInteger first = Numbers.integer(bounds.getFirst(), "range()");
    if (bounds.size() == 1) {
      return PyRange.of(BigInteger.ZERO, first, BigInteger.ONE);
    }
    BigInteger step =
        bounds.size() == 3 ? Numbers.integer(bounds.get(2), "range()") : BigInteger.ONE;
    return PyRange.of(first, Numbers.integer(bounds.get(1), "range()"), step);
  }

  private static Value namespace(Arguments arguments, Budget budget) {
    return new NamespaceObject(entries(arguments, budget));
  }

  static PyDict dict(Map<String, Value> named) {
    SequencedMap<Value, Value> entries = new LinkedHashMap<>();
    named.forEach((name, value) -> entries.put(new PyStr(name), value));
    return new PyDict(entries);
  }

  /** {@return the entries that {@code dict(...)} makes of its arguments} */
  private static SequencedMap<Value, Value> entries(Arguments arguments, Budget budget) {
    if (arguments.positional().size() > 1) {
      throw PythonException.type("dict expected at most 1 argument");
    }
    SequencedMap<Value, Value> entries = new LinkedHashMap<>();
    budget.elements(2L + arguments.named().size());
    for (Value value : arguments.positional()) {
      if (value instanceof PyDict dict) {
        budget.elements(2L * dict.entries().size());
        entries.putAll(dict.entries());
      } else {
        addPairs(entries, value, budget);
      }
    }
    arguments.named().forEach((name, value) -> entries.put(new PyStr(name), value));
    return entries;
  }

  private static void addPairs(Map<Value, Value> entries, Value pairs, Budget budget) {
    Iterator<Value> each = Iteration.over(pairs, budget);
    while (each.hasNext()) {
      List<Value> pair = Iteration.list(each.next(), budget);
      if (pair.size() != 2) {
        throw PythonException.value("dict() expects pairs, got " + pair.size() + " items");
      }
      budget.elements(2);
      entries.put(PyDict.key(pair.get(0)), pair.get(1));
    }
  }
}
