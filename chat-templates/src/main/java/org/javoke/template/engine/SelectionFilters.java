package org.javoke.template.engine;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.javoke.template.python.Arguments;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Method;
import org.javoke.template.python.PyIterator;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.Value;

/** Filters that apply another filter or a test to each item: lazy, as Python's generators are. */
final class SelectionFilters {

  static final Map<String, Method<Value>> FILTERS =
      new Method.Table<Value>()
          .add("map", Signature.ANY, (self, in) -> generator(self, () -> map(self, in)))
          .add("select", Signature.ANY, (self, in) -> select(self, in, true, false))
          .add("reject", Signature.ANY, (self, in) -> select(self, in, false, false))
          .add("selectattr", Signature.ANY, (self, in) -> select(self, in, true, true))
          .add("rejectattr", Signature.ANY, (self, in) -> select(self, in, false, true))
          .build();

  private SelectionFilters() {}

  /** Nothing is looked at, not even the arguments, before the first item is asked for. */
  private static Value generator(Value self, Supplier<Iterator<Value>> items) {
    return PyIterator.generator(
        self, Lazily.start(() -> self.truth() ? items.get() : Collections.emptyIterator()));
  }

  private static Iterator<Value> map(Value self, Bound in) {
    UnaryOperator<Value> function = mapping(in);
    Iterator<Value> items = Iteration.over(self, in.budget());
    return Lazily.map(
        items,
        item -> {
          in.budget().step();
          return function.apply(item);
        });
  }

  private static UnaryOperator<Value> mapping(Bound in) {
    List<Value> positional = in.arguments().positional();
    Map<String, Value> named = in.arguments().named();
    Value attribute = named.get("attribute");
    if (positional.isEmpty() && attribute != null) {
      Set<String> others = new TreeSet<>(named.keySet());
      others.removeAll(Set.of("attribute", "default"));
      if (!others.isEmpty()) {
        throw PythonException.type("map() got unexpected arguments " + others);
      }
      return AttributePath.of(attribute, named.getOrDefault("default", PyNone.NONE), in.budget());
    }
    if (positional.isEmpty()) {
      throw PythonException.type("map requires a filter argument");
    }
    Method<Value> filter = Filters.named(name(positional.getFirst()));
    Arguments rest = in.arguments().rest();
    return item -> filter.call(item, rest, in.budget());
  }

  private static String name(Value value) {
    if (value instanceof PyStr name) {
      return name.text();
    }
    throw PythonException.type("expected the name of a filter or test, got " + value.typeName());
  }

  private static Value select(Value self, Bound in, boolean wanted, boolean byAttribute) {
    return generator(
        self,
        () -> {
          UnaryOperator<Value> test = test(in, byAttribute);
          Iterator<Value> items = Iteration.over(self, in.budget());
          return Lazily.filter(
              items,
              item -> {
                in.budget().step();
                return test.apply(item).truth() == wanted;
              });
        });
  }

  private static UnaryOperator<Value> test(Bound in, boolean byAttribute) {
    Arguments arguments = in.arguments();
    UnaryOperator<Value> getter = UnaryOperator.identity();
    if (byAttribute) {
      if (arguments.positional().isEmpty()) {
        throw PythonException.type("Missing parameter for attribute name");
      }
      getter = AttributePath.of(arguments.positional().getFirst(), in.budget());
      arguments = arguments.rest();
    }
    if (arguments.positional().isEmpty()) {
      return getter;
    }
    Method<Value> test = Tests.named(name(arguments.positional().getFirst()));
    Arguments rest = arguments.rest();
    UnaryOperator<Value> attribute = getter;
    return item -> test.call(attribute.apply(item), rest, in.budget());
  }
}
