package org.javoke.score.bfcl.decode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.python.Expr;
import org.javoke.python.Python;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** Literal constants: those JSON has no word for, their negation, and {@code ast.literal_eval}. */
final class Literals {

  private Literals() {}

  static Value complex(double real, double imaginary) {
    return new Value.Opaque("complex", Python.reprOfComplex(real, imaginary));
  }

  static Value bytes(String latin1) {
    return new Value.Opaque("bytes", Python.reprOfBytes(latin1));
  }

  /**
   * {@return minus the operand} The reference takes every operator before a value for a minus, and
   * negates constants only.
   */
  static Value negated(Expr operand) throws Refusal {
    if (operand instanceof Expr.Imaginary(double number)) {
      return complex(-0.0, -number);
    }
    if (operand instanceof Expr.Constant constant) {
      switch (constant.value()) {
        case Value.Bool(boolean truth) -> {
          return Value.of(truth ? -1 : 0);
        }
        case Value.Int(BigInteger number) -> {
          return new Value.Int(number.negate());
        }
        case Value.Real(double number) -> {
          return Value.of(-number);
        }
        default -> {}
      }
    }
    throw new Refusal("only a number can follow '-', '+', '~' or 'not'");
  }

  /** {@return the literal that the expression is, as Python's {@code ast.literal_eval} has it} */
  static Value literal(Expr expr) throws Refusal {
    return switch (expr) {
      case Expr.Constant constant -> constant.value();
      case Expr.Imaginary(double number) -> complex(0, number);
      case Expr.Bytes(String latin1) -> bytes(latin1);
      case Expr.Ellipsis _ -> new Value.Opaque("ellipsis", "Ellipsis");
      case Expr.ListOf(List<Expr> items) -> Value.of(literals(items));
      case Expr.TupleOf(List<Expr> items) -> new Value.Tuple(literals(items));
      case Expr.SetOf(List<Expr> items) -> set(literals(items));
      case Expr.DictOf(List<Expr.Pair> pairs) -> dict(pairs);
      case Expr.Call(Expr.Name(String id), List<Expr> positional, var keywords)
          when id.equals("set") && positional.isEmpty() && keywords.isEmpty() ->
          new Value.Opaque("set", "set()");
      case Expr.Unary unary -> signed(unary);
      case Expr.Binary binary -> complexSum(binary);
      default -> throw new Refusal("a literal was expected: " + Python.unparse(expr));
    };
  }

  private static List<Value> literals(List<Expr> items) throws Refusal {
    List<Value> values = new ArrayList<>(items.size());
    for (Expr item : items) {
      values.add(literal(item));
    }
    return values;
  }

  private static Value dict(List<Expr.Pair> pairs) throws Refusal {
    Dicts.Builder dict = new Dicts.Builder();
    for (Expr.Pair pair : pairs) {
      if (pair.key() == null) {
        throw new Refusal("a literal dict cannot hold '**'");
      }
      dict.put(literal(pair.key()), literal(pair.value()));
    }
    return dict.build();
  }

  private static Value set(List<Value> items) throws Refusal {
    Dicts.Builder distinct = new Dicts.Builder();
    for (Value item : items) {
      distinct.put(item, Value.NULL);
    }
    String shown =
        Dicts.entries(distinct.build()).stream()
            .map(entry -> PythonRepr.of(entry.key()))
            .collect(Collectors.joining(", "));
    return new Value.Opaque("set", "{" + shown + "}");
  }

  private static Value signed(Expr.Unary unary) throws Refusal {
    boolean minus = unary.operator().equals("-");
    boolean number =
        unary.operand() instanceof Expr.Imaginary
            || (unary.operand() instanceof Expr.Constant(Value value, boolean _)
                && (value instanceof Value.Int || value instanceof Value.Real));
    if (!number || !(minus || unary.operator().equals("+"))) {
      throw new Refusal("a number was expected after a sign");
    }
    return minus ? negated(unary.operand()) : literal(unary.operand());
  }

  /** {@return the complex number written as a real number plus or minus an imaginary one} */
  static Value complexSum(Expr.Binary binary) throws Refusal {
    boolean plus = binary.operator().equals("+");
    if (!(binary.right() instanceof Expr.Imaginary(double imaginary))
        || !(plus || binary.operator().equals("-"))) {
      throw new Refusal("a real and an imaginary number were expected around '+' or '-'");
    }
    Value real = literal(binary.left());
    double part =
        switch (real) {
          case Value.Int(BigInteger whole) -> whole.doubleValue();
          case Value.Real(double number) -> number;
          default -> throw new Refusal("a real number was expected before the imaginary one");
        };
    return complex(part, plus ? imaginary : -imaginary);
  }
}
