package org.javoke.call;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.python.Expr;
import org.javoke.python.Python;
import org.javoke.value.Value;

/**
 * Python literals as values. JSON's {@code true}, {@code false} and {@code null} are taken for what
 * they mean, any other bare name for the text of that name.
 */
final class PythonValues {

  private PythonValues() {}

  static Value value(Expr expr, int position) throws CallSyntaxException {
    return switch (expr) {
      case Expr.Constant constant -> constant.value();
      case Expr.Name(String id) -> named(id);
      case Expr.ListOf(List<Expr> items) -> Value.of(values(items, position));
      case Expr.TupleOf(List<Expr> items) -> new Value.Tuple(values(items, position));
      case Expr.DictOf(List<Expr.Pair> pairs) -> dict(pairs, position);
      case Expr.Unary(String operator, Expr.Constant operand) ->
          signed(operator, operand.value(), position);
      default ->
          throw new CallSyntaxException(
              position, "an argument is no literal value: " + shown(expr));
    };
  }

  private static Value named(String id) {
    return switch (id) {
      case "true" -> Value.TRUE;
      case "false" -> Value.FALSE;
      case "null" -> Value.NULL;
      default -> Value.of(id);
    };
  }

  private static List<Value> values(List<Expr> items, int position) throws CallSyntaxException {
    List<Value> values = new ArrayList<>(items.size());
    for (Expr item : items) {
      values.add(value(item, position));
    }
    return values;
  }

  private static Value dict(List<Expr.Pair> pairs, int position) throws CallSyntaxException {
    Map<Value, Value> entries = new LinkedHashMap<>();
    for (Expr.Pair pair : pairs) {
      if (pair.key() == null) {
        throw new CallSyntaxException(position, "'**' cannot stand in a literal dict");
      }
      entries.put(value(pair.key(), position), value(pair.value(), position));
    }
    if (!entries.keySet().stream().allMatch(Value.Text.class::isInstance)) {
      return new Value.Table(
          entries.entrySet().stream()
              .map(entry -> new Value.Entry(entry.getKey(), entry.getValue()))
              .toList());
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    entries.forEach((key, value) -> fields.put(((Value.Text) key).value(), value));
    return new Value.Fields(fields);
  }

  private static Value signed(String operator, Value operand, int position)
      throws CallSyntaxException {
    boolean minus = operator.equals("-");
    if (minus || operator.equals("+")) {
      switch (operand) {
        case Value.Int(BigInteger number) -> {
          return minus ? new Value.Int(number.negate()) : operand;
        }
        case Value.Real(double number) -> {
          return minus ? Value.of(-number) : operand;
        }
        default -> {}
      }
    }
    throw new CallSyntaxException(position, "a number was expected after '" + operator + "'");
  }

  private static String shown(Expr expr) {
    String source = Python.unparse(expr);
    return source.length() <= 60 ? source : source.substring(0, 60) + "...";
  }
}
