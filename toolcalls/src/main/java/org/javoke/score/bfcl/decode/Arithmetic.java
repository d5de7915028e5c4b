package org.javoke.score.bfcl.decode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.javoke.python.Expr;
import org.javoke.value.Value;

/**
 * Arithmetic on literals, which the reference works out by running the reply as Python.
 *
 * <p>Names, calls and everything else that would need an interpreter are refused, and so is a
 * result of more than {@value #MAX_SIZE} items or characters.
 */
final class Arithmetic {

  private static final int MAX_SIZE = 100_000;

  private Arithmetic() {}

  static Value evaluate(Expr.Binary binary) throws Refusal {
    if (binary.left() instanceof Expr.Imaginary || binary.right() instanceof Expr.Imaginary) {
      return Literals.complexSum(binary);
    }
    return apply(operand(binary.left()), binary.operator(), operand(binary.right()));
  }

  private static Value operand(Expr expr) throws Refusal {
    return switch (expr) {
      case Expr.Constant constant -> constant.value();
      case Expr.Binary binary -> evaluate(binary);
      case Expr.Unary(String operator, Expr operand) -> Numbers.signed(operator, operand(operand));
      case Expr.ListOf(List<Expr> items) -> Value.of(operands(items));
      case Expr.TupleOf(List<Expr> items) -> new Value.Tuple(operands(items));
      default ->
          throw new Refusal(
              "what a model writes is never evaluated, except arithmetic on" + " literals");
    };
  }

  private static List<Value> operands(List<Expr> items) throws Refusal {
    List<Value> values = new ArrayList<>(items.size());
    for (Expr item : items) {
      values.add(operand(item));
    }
    return values;
  }

  private static Value apply(Value left, String operator, Value right) throws Refusal {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Numbers.apply(left, operator, right);
    }
    if (operator.equals("%") && left instanceof Value.Text(String pattern)) {
      return PercentFormat.format(pattern, right, MAX_SIZE);
    }
    if (operator.equals("*")) {
      return Numbers.isNumber(left) ? repeated(right, left) : repeated(left, right);
    }
    if (operator.equals("+")) {
      return joined(left, right);
    }
    throw new Refusal("'" + operator + "' is not defined on these values");
  }

  private static Value joined(Value left, Value right) throws Refusal {
    return switch (left) {
      case Value.Text(String text) when right instanceof Value.Text(String more) ->
          Value.of(text + more);
      case Value.Items(List<Value> items) when right instanceof Value.Items(List<Value> more) ->
          Value.of(joined(items, more));
      case Value.Tuple(List<Value> items) when right instanceof Value.Tuple(List<Value> more) ->
          new Value.Tuple(joined(items, more));
      default -> throw new Refusal("'+' is not defined on these values");
    };
  }

  private static List<Value> joined(List<Value> left, List<Value> right) {
    List<Value> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  private static Value repeated(Value value, Value times) throws Refusal {
    BigInteger count = Numbers.whole(times);
    if (count == null) {
      throw new Refusal("'*' is not defined on these values");
    }
    long size = size(value);
    boolean large = count.signum() > 0 && count.multiply(BigInteger.valueOf(size)).bitLength() > 62;
    if (large || (count.signum() > 0 && count.longValue() * size > MAX_SIZE)) {
      throw new Refusal("the product has more than " + MAX_SIZE + " items");
    }
    int n = size == 0 ? 0 : Math.max(0, count.signum() <= 0 ? 0 : count.intValue());
    return switch (value) {
      case Value.Text(String text) -> Value.of(text.repeat(n));
      case Value.Items(List<Value> items) -> Value.of(repeated(items, n));
      case Value.Tuple(List<Value> items) -> new Value.Tuple(repeated(items, n));
      default -> throw new Refusal("'*' is not defined on these values");
    };
  }

  private static List<Value> repeated(List<Value> items, int times) {
    List<Value> all = new ArrayList<>(items.size() * times);
    for (int i = 0; i < times; i++) {
      all.addAll(items);
    }
    return all;
  }

  // With everything inside, since repeated lists of lists share their parts but print them all.
  private static long size(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text.length();
      case Value.Items(List<Value> items) -> size(items);
      case Value.Tuple(List<Value> items) -> size(items);
      default -> 1;
    };
  }

  private static long size(List<Value> items) {
    return items.stream().mapToLong(item -> 1 + size(item)).sum();
  }
}
