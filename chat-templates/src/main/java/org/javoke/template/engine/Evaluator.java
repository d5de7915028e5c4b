package org.javoke.template.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.javoke.template.python.Arguments;
import org.javoke.template.python.Arithmetic;
import org.javoke.template.python.Attributes;
import org.javoke.template.python.Budget;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Method;
import org.javoke.template.python.Ordering;
import org.javoke.template.python.Printer;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyDict;
import org.javoke.template.python.PyList;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyObject;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PyTuple;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Subscripts;
import org.javoke.template.python.Undefined;
import org.javoke.template.python.Value;
import org.javoke.template.syntax.Expr;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions. */
final class Evaluator {

  private final Budget budget;
  private int line = 1;

  Evaluator(Budget budget) {
    this.budget = budget;
  }

  /** {@return the line of what is evaluated, for error messages} */
  int line() {
    return line;
  }

  /** Notes where an error would be. */
  void at(int line) {
    this.line = line;
  }

  Value value(Expr expr, Scope scope) {
    budget.step();
    return switch (expr) {
      case Expr.Constant constant -> constant.value();
      case Expr.Name name -> variable(name.name(), scope);
      default -> {
        budget.descend();
        Value value = compound(expr, scope);
        budget.ascend();
        yield value;
      }
    };
  }

  private static Value variable(String name, Scope scope) {
    Value value = scope.find(name);
    return value == null ? Undefined.variable(name) : value;
  }

  private Value compound(Expr expr, Scope scope) {
    return switch (expr) {
      case Expr.Constant constant -> constant.value();
      case Expr.Name name -> variable(name.name(), scope);
      case Expr.Attribute attribute -> {
        Value target = value(attribute.target(), scope);
        line = attribute.line();
        yield Attributes.get(target, attribute.name());
      }
      case Expr.Item item -> item(item, scope);
      case Expr.Slice slice -> slice(slice, scope);
      case Expr.Call call -> {
        Value target = value(call.target(), scope);
        Arguments arguments = arguments(call.passed(), scope);
        line = call.line();
        yield call(target, arguments, budget);
      }
      case Expr.Filter filter -> filter(filter, target(filter, scope), scope);
      case Expr.Test test -> test(test, scope);
      case Expr.And and -> {
        Value left = value(and.left(), scope);
        yield left.truth() ? value(and.right(), scope) : left;
      }
      case Expr.Or or -> {
        Value left = value(or.left(), scope);
        yield left.truth() ? left : value(or.right(), scope);
      }
      case Expr.Not not -> PyBool.of(!value(not.operand(), scope).truth());
      case Expr.Comparison comparison -> comparison(comparison, scope);
      case Expr.Conditional conditional -> conditional(conditional, scope);
      case Expr.Binary binary -> binary(binary, scope);
      case Expr.Concatenation concatenation -> concatenation(concatenation, scope);
      case Expr.Negation negation -> {
        Value operand = value(negation.operand(), scope);
        line = negation.line();
        yield Arithmetic.negate(operand);
      }
      case Expr.Plus plus -> {
        Value operand = value(plus.operand(), scope);
        line = plus.line();
        yield Arithmetic.plus(operand);
      }
      case Expr.ListLiteral list -> new PyList(values(list.items(), scope));
      case Expr.TupleLiteral tuple -> new PyTuple(values(tuple.items(), scope));
      case Expr.DictLiteral dict -> dict(dict, scope);
    };
  }

  private List<Value> values(List<Expr> exprs, Scope scope) {
    budget.elements(exprs.size());
    List<Value> values = new ArrayList<>(exprs.size());
    for (Expr expr : exprs) {
      values.add(value(expr, scope));
    }
    return values;
  }

  private Value dict(Expr.DictLiteral dict, Scope scope) {
    budget.elements(2L * dict.pairs().size());
    SequencedMap<Value, Value> entries = LinkedHashMap.newLinkedHashMap(dict.pairs().size());
    for (Expr.Pair pair : dict.pairs()) {
      Value key = value(pair.key(), scope);
      Value value = value(pair.value(), scope);
      line = dict.line();
      budget.steps(key.weight());
      entries.put(PyDict.key(key), value);
    }
    return new PyDict(entries);
  }

  private Value item(Expr.Item item, Scope scope) {
    Value target = value(item.target(), scope);
    Value key = value(item.key(), scope);
    line = item.line();
    budget.steps(key.weight());
    return Attributes.item(target, key);
  }

  private Value slice(Expr.Slice slice, Scope scope) {
    Value target = value(slice.target(), scope);
    Value start = bound(slice.start(), scope);
    Value stop = bound(slice.stop(), scope);
    Value step = bound(slice.step(), scope);
    line = slice.line();
    return Subscripts.slice(target, start, stop, step, budget);
  }

  private Value bound(@Nullable Expr bound, Scope scope) {
    return bound == null ? PyNone.NONE : value(bound, scope);
  }

  private Value conditional(Expr.Conditional conditional, Scope scope) {
    if (value(conditional.test(), scope).truth()) {
      return value(conditional.then(), scope);
    }
    Expr otherwise = conditional.otherwise();
    return otherwise == null
        ? new Undefined(
            "the inline if-expression on line "
                + conditional.line()
                + " evaluated to false and has no else")
        : value(otherwise, scope);
  }

  private Value concatenation(Expr.Concatenation concatenation, Scope scope) {
    StringBuilder text = new StringBuilder();
    for (Expr part : concatenation.parts()) {
      String piece = Printer.str(value(part, scope), budget);
      budget.bytes(4L * piece.length());
      text.append(piece);
    }
    return budget.text(text.toString());
  }

  private Value binary(Expr.Binary binary, Scope scope) {
    Value left = value(binary.left(), scope);
    Value right = value(binary.right(), scope);
    line = binary.line();
    return switch (binary.operator()) {
      case ADD -> Arithmetic.add(left, right, budget);
      case SUBTRACT -> Arithmetic.subtract(left, right, budget);
      case MULTIPLY -> Arithmetic.multiply(left, right, budget);
      case DIVIDE -> Arithmetic.divide(left, right);
      case FLOOR_DIVIDE -> Arithmetic.floorDivide(left, right);
      case MODULO -> Arithmetic.modulo(left, right, budget);
      case POWER -> Arithmetic.power(left, right, budget);
    };
  }

  private Value comparison(Expr.Comparison comparison, Scope scope) {
    Value left = value(comparison.first(), scope);
    for (Expr.Operand operand : comparison.rest()) {
      Value right = value(operand.right(), scope);
      line = comparison.line();
      if (!holds(left, operand.operator(), right)) {
        return PyBool.FALSE;
      }
      left = right;
    }
    return PyBool.TRUE;
  }

  private boolean holds(Value left, Expr.Comparator operator, Value right) {
    return switch (operator) {
      case EQUAL -> Ordering.equal(left, right, budget);
      case NOT_EQUAL -> !Ordering.equal(left, right, budget);
      case IN -> Ordering.contains(right, left, budget);
      case NOT_IN -> !Ordering.contains(right, left, budget);
      case LESS -> Ordering.less(left, right, budget);
      case LESS_OR_EQUAL -> Ordering.lessOrEqual(left, right, budget);
      case GREATER -> Ordering.less(right, left, budget);
      case GREATER_OR_EQUAL -> Ordering.lessOrEqual(right, left, budget);
    };
  }

  /** {@return what a filter expression filters; in a block that has none, nothing} */
  private Value target(Expr.Filter filter, Scope scope) {
    Expr target = filter.target();
    return target == null ? PyStr.EMPTY : value(target, scope);
  }

  Value filter(Expr.Filter filter, Value target, Scope scope) {
    Arguments arguments = arguments(filter.passed(), scope);
    line = filter.line();
    return Filters.named(filter.name()).call(target, arguments, budget);
  }

  private Value test(Expr.Test test, Scope scope) {
    Value target = value(test.target(), scope);
    Arguments arguments = arguments(test.passed(), scope);
    line = test.line();
    Method<Value> method = Tests.named(test.name());
    return method.call(target, arguments, budget);
  }

  static Value call(Value target, Arguments arguments, Budget budget) {
    return switch (target) {
      case PyObject object -> object.call(arguments, budget);
      case Undefined undefined -> throw undefined.error();
      default -> throw PythonException.type("'" + target.typeName() + "' object is not callable");
    };
  }

  Arguments arguments(Expr.Passed passed, Scope scope) {
    if (passed.isNothing()) {
      return Arguments.NONE;
    }
    List<Value> positional = values(passed.positional(), scope);
    Map<String, Value> named = new LinkedHashMap<>();
    for (Expr.Named argument : passed.named()) {
      add(named, argument.name(), value(argument.value(), scope));
    }
    Expr spread = passed.spread();
    if (spread != null) {
      positional.addAll(Iteration.list(value(spread, scope), budget));
    }
    Expr spreadNamed = passed.spreadNamed();
    if (spreadNamed != null) {
      addAll(named, value(spreadNamed, scope));
    }
    return new Arguments(positional, named);
  }

  private void addAll(Map<String, Value> named, Value value) {
    if (!(value instanceof PyDict dict)) {
      throw PythonException.type("argument after ** must be a dict, not " + value.typeName());
    }
    budget.elements(dict.entries().size());
    dict.entries()
        .forEach((key, each) -> {
          if (!(key instanceof PyStr name)) {
            throw PythonException.type("keywords must be strings");
          }
          add(named, name.text(), each);
        });
  }

  private static void add(Map<String, Value> named, String name, Value value) {
    if (named.put(name, value) != null) {
      throw PythonException.type("got multiple values for keyword argument '" + name + "'");
    }
  }
}
