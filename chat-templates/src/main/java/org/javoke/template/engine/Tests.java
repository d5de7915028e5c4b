package org.javoke.template.engine;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.javoke.template.python.Arithmetic;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Method;
import org.javoke.template.python.Numbers;
import org.javoke.template.python.Ordering;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyDict;
import org.javoke.template.python.PyFloat;
import org.javoke.template.python.PyInt;
import org.javoke.template.python.PyList;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyObject;
import org.javoke.template.python.PyRange;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PyTuple;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.StrMethods;
import org.javoke.template.python.Undefined;
import org.javoke.template.python.Value;

/** All tests by their names. */
final class Tests {

  private static final Signature OTHER = Signature.of("other");

  static final Map<String, Method<Value>> ALL =
      new Method.Table<Value>()
          .addAll(kinds())
          .addAll(comparisons())
          .add("odd", Signature.NONE, (self, in) -> remainder(self, PyInt.of(2), in, 1))
          .add("even", Signature.NONE, (self, in) -> remainder(self, PyInt.of(2), in, 0))
          .add(
              "divisibleby", Signature.of("num"), (self, in) -> remainder(self, in.value(0), in, 0))
          .add("lower", Signature.NONE, (self, in) -> isCase("islower", self, in))
          .add("upper", Signature.NONE, (self, in) -> isCase("isupper", self, in))
          .add(
              "in",
              Signature.of("seq"),
              (self, in) -> bool(Ordering.contains(in.value(0), self, in.budget())))
          .add("filter", Signature.NONE, (self, _) -> bool(names(Filters.ALL.keySet(), self)))
          .add("test", Signature.NONE, (self, _) -> bool(names(testNames(), self)))
          .build();

  private Tests() {}

  static Method<Value> named(String name) {
    Method<Value> test = ALL.get(name);
    if (test == null) {
      throw PythonException.runtime("no test is named '" + name + "'");
    }
    return test;
  }

  private static Map<String, Method<Value>> kinds() {
    return new Method.Table<Value>()
        .add("defined", Signature.NONE, (self, _) -> bool(!(self instanceof Undefined)))
        .add("undefined", Signature.NONE, (self, _) -> bool(self instanceof Undefined))
        .add("none", Signature.NONE, (self, _) -> bool(self == PyNone.NONE))
        .add("boolean", Signature.NONE, (self, _) -> bool(self instanceof PyBool))
        .add("true", Signature.NONE, (self, _) -> bool(self instanceof PyBool b && b.truth()))
        .add("false", Signature.NONE, (self, _) -> bool(self instanceof PyBool b && !b.truth()))
        .add("integer", Signature.NONE, (self, _) -> bool(self instanceof PyInt))
        .add("float", Signature.NONE, (self, _) -> bool(self instanceof PyFloat))
        .add("number", Signature.NONE, (self, _) -> bool(Numbers.isNumber(self)))
        .add("string", Signature.NONE, (self, _) -> bool(self instanceof PyStr))
        .add("mapping", Signature.NONE, (self, _) -> bool(self instanceof PyDict))
        .add("sequence", Signature.NONE, (self, _) -> bool(isSequence(self)))
        .add(
            "iterable",
            Signature.NONE,
            (self, in) -> bool(Iteration.tryOver(self, in.budget()) != null))
        .add("callable", Signature.NONE, (self, _) -> bool(isCallable(self)))
        .add(
            "escaped",
            Signature.NONE,
            (self, _) -> bool(self instanceof PyStr text && text.markup()))
        .build();
  }

  private static Map<String, Method<Value>> comparisons() {
    return new Method.Table<Value>()
        .add("eq", OTHER, (self, in) -> bool(Ordering.equal(self, in.value(0), in.budget())))
        .alias("==", "eq")
        .alias("equalto", "eq")
        .add("ne", OTHER, (self, in) -> bool(!Ordering.equal(self, in.value(0), in.budget())))
        .alias("!=", "ne")
        .add("lt", OTHER, (self, in) -> bool(Ordering.less(self, in.value(0), in.budget())))
        .alias("<", "lt")
        .alias("lessthan", "lt")
        .add("le", OTHER, (self, in) -> bool(Ordering.lessOrEqual(self, in.value(0), in.budget())))
        .alias("<=", "le")
        .add("gt", OTHER, (self, in) -> bool(Ordering.less(in.value(0), self, in.budget())))
        .alias(">", "gt")
        .alias("greaterthan", "gt")
        .add("ge", OTHER, (self, in) -> bool(Ordering.lessOrEqual(in.value(0), self, in.budget())))
        .alias(">=", "ge")
        .add("sameas", OTHER, (self, in) -> bool(isSame(self, in.value(0))))
        .build();
  }

  private static Value bool(boolean truth) {
    return PyBool.of(truth);
  }

  private static Set<String> testNames() {
    return ALL.keySet();
  }

  private static boolean names(Set<String> known, Value value) {
    return PyDict.key(value) instanceof PyStr name && known.contains(name.text());
  }

  private static Value remainder(Value self, Value divisor, Bound in, int expected) {
    Value remainder = Arithmetic.modulo(self, divisor, in.budget());
    return bool(remainder.equals(PyInt.of(expected)));
  }

  private static Value isCase(String method, Value self, Bound in) {
    return StrMethods.call(new PyStr(Texting.plain(self, in)), method, in.budget());
  }

  private static boolean isSequence(Value value) {
    return value instanceof PyStr
        || value instanceof PyList
        || value instanceof PyTuple
        || value instanceof PyDict
        || value instanceof PyRange
        || value instanceof Undefined;
  }

  private static boolean isCallable(Value value) {
    return value instanceof Undefined || (value instanceof PyObject object && object.callable());
  }

  /** Identity; CPython keeps one object for each small integer and for the empty string. */
  @SuppressWarnings("ReferenceEquality") // identity is what this test is about
  private static boolean isSame(Value a, Value b) {
    if (a instanceof PyInt x && b instanceof PyInt y) {
      boolean small =
          x.value().bitLength() <= 8 && x.value().compareTo(BigInteger.valueOf(-5)) >= 0;
      return a == b || (small && x.value().equals(y.value()));
    }
    return a == b || (a instanceof PyBool && b instanceof PyBool && a.equals(b));
  }
}
