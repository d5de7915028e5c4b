package org.javoke.benchmark.bfcl.multiturn;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.python.Expr;
import org.javoke.python.Python;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/**
 * Carries out calls of API functions whose arguments are literals, or again such calls. Anything
 * else that Python could evaluate is refused: model output is data.
 */
final class CallInterpreter {

  private final InstanceNames instances;

  CallInterpreter(InstanceNames instances) {
    this.instances = instances;
  }

  /**
   * {@return what the expression stands for}
   *
   * @throws Failure if it is refused, or a call fails
   */
  Value value(Expr expression) {
    return switch (expression) {
      case Expr.Constant(Value value, boolean _) -> value;
      case Expr.Call call -> call(call);
      case Expr.ListOf(List<Expr> items) -> new Value.Items(values(items));
      case Expr.TupleOf(List<Expr> items) -> new Value.Tuple(values(items));
      case Expr.SetOf(List<Expr> items) -> set(values(items));
      case Expr.DictOf(List<Expr.Pair> pairs) -> dict(pairs);
      case Expr.Unary(String operator, Expr operand) -> unary(operator, value(operand));
      case Expr.Formatted(List<Expr.Piece> pieces) -> formatted(expression, pieces);
      case Expr.Imaginary(double number) ->
          new Value.Opaque("complex", Python.reprOfComplex(0, number));
      case Expr.Bytes(String latin1) -> new Value.Opaque("bytes", Python.reprOfBytes(latin1));
      case Expr.Ellipsis _ -> new Value.Opaque("ellipsis", "Ellipsis");
      case Expr.Name(String name) -> throw undefined(name);
      case Expr.Attribute(Expr owner, String name) -> throw Failure.noAttribute(value(owner), name);
      case Expr.Subscript _,
          Expr.Slice _,
          Expr.Starred _,
          Expr.Binary _,
          Expr.Logical _,
          Expr.Comparison _,
          Expr.Conditional _,
          Expr.Lambda _,
          Expr.Assigned _,
          Expr.Comprehension _,
          Expr.Await _,
          Expr.Yield _,
          Expr.YieldFrom _ ->
          throw refused(expression);
    };
  }

  private static Failure undefined(String name) {
    return new Failure("name '%s' is not defined".formatted(name));
  }

  private static Failure refused(Expr expression) {
    String source = Python.unparse(expression);
    return new Failure(
        "%s is neither a literal nor a call of a function: it is not evaluated"
            .formatted(source.length() > 80 ? source.substring(0, 80) + "..." : source));
  }

  private List<Value> values(List<Expr> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    List<Value> values = new ArrayList<>(items.size());
    for (Expr item : items) {
      if (item instanceof Expr.Starred(Expr starred)) {
        values.addAll(Types.items(value(starred)));
      } else {
        values.add(value(item));
      }
    }
    return values;
  }

  private Value call(Expr.Call call) {
    if (!(call.function() instanceof Expr.Attribute(Expr owner, String function))) {
      value(call.function());
      throw refused(call);
    }
    if (!(owner instanceof Expr.Name(String name))) {
      throw Failure.noAttribute(value(owner), function);
    }
    Instance instance = instances.named(name);
    if (instance == null) {
      throw undefined(name);
    }
    return call(instance, function, call);
  }

  /** {@return what the instance's function returns for the call's arguments} */
  Value call(Instance instance, String function, Expr.Call call) {
    List<Value> positional = values(call.positional());
    return instance.call(function, positional, named(call.keywords()));
  }

  private Map<String, Value> named(List<Expr.Keyword> keywords) {
    if (keywords.isEmpty()) {
      return Map.of();
    }
    Map<String, Value> named = new LinkedHashMap<>();
    for (Expr.Keyword keyword : keywords) {
      Value value = value(keyword.value());
      String name = keyword.name();
      if (name != null) {
        named.put(name, value);
      } else if (value instanceof Value.Fields fields) {
        named.putAll(fields.values());
      } else {
        throw new Failure("argument after ** must be a mapping, not " + Types.name(value));
      }
    }
    return named;
  }

  private static Value set(List<Value> items) {
    Dict members = new Dict();
    items.forEach(item -> members.put(item, Value.NULL));
    String repr =
        members.keys().stream().map(PythonRepr::of).collect(Collectors.joining(", ", "{", "}"));
    return new Value.Opaque("set", repr);
  }

  private Value dict(List<Expr.Pair> pairs) {
    Dict dict = new Dict();
    for (Expr.Pair pair : pairs) {
      Expr key = pair.key();
      Value value = value(pair.value());
      if (key != null) {
        dict.put(value(key), value);
      } else if (value instanceof Value.Fields || value instanceof Value.Table) {
        Dict.of(value).entries().forEach(entry -> dict.put(entry.key(), entry.value()));
      } else {
        throw new Failure("'%s' object is not a mapping".formatted(Types.name(value)));
      }
    }
    return dict.value();
  }

  private static Value unary(String operator, Value operand) {
    if (operator.equals("not")) {
      return Value.of(!Types.truth(operand));
    }
    if (!Numbers.isNumber(operand) || (operator.equals("~") && operand instanceof Value.Real)) {
      throw new Failure(
          "bad operand type for unary %s: '%s'".formatted(operator, Types.name(operand)));
    }
    return switch (operator) {
      case "-" ->
          operand instanceof Value.Real(double real)
              ? Value.of(-real)
              : Numbers.subtract(new Value.Int(BigInteger.ZERO), operand);
      case "+" -> operand instanceof Value.Real ? operand : Numbers.add(Value.of(0), operand);
      default -> Numbers.subtract(Value.of(-1), operand); // ~n is -n - 1
    };
  }

  private static Value formatted(Expr whole, List<Expr.Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (Expr.Piece piece : pieces) {
      switch (piece) {
        case Expr.Literal(String part) -> text.append(part);
        case Expr.Replacement _ -> throw refused(whole);
      }
    }
    return Value.of(text.toString());
  }
}
