package org.javoke.score.bfcl.decode;

import java.util.ArrayList;
import java.util.List;
import org.javoke.python.Expr;
import org.javoke.python.Python;
import org.javoke.python.PythonSyntaxException;
import org.javoke.value.Value;

/** Calls in Python syntax, and what the reference makes of their arguments. */
final class PythonReplies {

  private PythonReplies() {}

  static Value decode(String text) throws Refusal {
    Expr expr = parse(PythonSpace.strip(PythonSpace.strip(text), "'"));
    return switch (expr) {
      case Expr.Call call -> Value.of(List.of(call(call)));
      case Expr.ListOf(List<Expr> items) -> calls(items);
      case Expr.TupleOf(List<Expr> items) -> calls(items);
      case Expr.SetOf(List<Expr> items) -> calls(items);
      default -> throw new Refusal("the reply is neither a call nor a list of calls");
    };
  }

  private static Expr parse(String text) throws Refusal {
    try {
      return Python.parse(text);
    } catch (PythonSyntaxException e) {
      throw new Refusal("not Python at character " + e.position() + ": " + e.reason());
    }
  }

  private static Value calls(List<Expr> items) throws Refusal {
    List<Value> calls = new ArrayList<>(items.size());
    for (Expr item : items) {
      if (!(item instanceof Expr.Call call)) {
        throw new Refusal("the list holds something that is no call: " + shown(item));
      }
      calls.add(call(call));
    }
    return Value.of(calls);
  }

  // Positional arguments vanish, and so does whatever stands before the last dotted name.
  private static Value call(Expr.Call call) throws Refusal {
    Dicts.Builder arguments = new Dicts.Builder();
    for (Expr.Keyword keyword : call.keywords()) {
      Value name = keyword.name() == null ? Value.NULL : Value.of(keyword.name());
      arguments.put(name, value(keyword.value()));
    }
    Value name = Value.of(String.join(".", dottedName(call.function())));
    return new Dicts.Builder().put(name, arguments.build()).build();
  }

  private static List<String> dottedName(Expr function) {
    List<String> parts = new ArrayList<>();
    Expr part = function;
    while (part instanceof Expr.Attribute(Expr owner, String name)) {
      parts.addFirst(name);
      part = owner;
    }
    if (part instanceof Expr.Name(String id)) {
      parts.addFirst(id);
    }
    return parts;
  }

  private static Value value(Expr expr) throws Refusal {
    return switch (expr) {
      case Expr.Constant constant -> constant.value();
      case Expr.Imaginary(double number) -> Literals.complex(0, number);
      case Expr.Bytes(String latin1) -> Literals.bytes(latin1);
      case Expr.Ellipsis _ -> Value.of("...");
      case Expr.Unary(String _, Expr operand) -> Literals.negated(operand);
      case Expr.ListOf(List<Expr> items) -> Value.of(values(items));
      case Expr.TupleOf(List<Expr> items) -> new Value.Tuple(values(items));
      case Expr.DictOf(List<Expr.Pair> pairs) -> dict(pairs);
      case Expr.Binary binary -> Arithmetic.evaluate(binary);
      case Expr.Name(String id) -> Value.of(id);
      case Expr.Call call -> call.keywords().isEmpty() ? Value.of(source(call)) : call(call);
      case Expr.Subscript(Expr owner, Expr index) ->
          Value.of(source(owner) + "[" + source(index) + "]");
      default -> throw new Refusal("the reference reads no such argument: " + shown(expr));
    };
  }

  private static List<Value> values(List<Expr> items) throws Refusal {
    List<Value> values = new ArrayList<>(items.size());
    for (Expr item : items) {
      values.add(value(item));
    }
    return values;
  }

  private static Value dict(List<Expr.Pair> pairs) throws Refusal {
    Dicts.Builder dict = new Dicts.Builder();
    for (Expr.Pair pair : pairs) {
      if (pair.key() == null) {
        throw new Refusal("the reference reads no '**' in a dict");
      }
      dict.put(value(pair.key()), value(pair.value()));
    }
    return dict.build();
  }

  private static String source(Expr expr) {
    return Python.unparse(expr);
  }

  private static String shown(Expr expr) {
    String source = source(expr);
    return source.length() <= 80 ? source : source.substring(0, 80) + "...";
  }
}
