package org.javoke.score.bfcl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Equality as Python's {@code ==} has it: {@code 5 == 5.0}, {@code True == 1}, {@code [1] != (1,)}.
 * Values nested deeper than {@value #MAX_DEPTH} levels are equal to nothing.
 */
public final class PythonEquality {

  static final int MAX_DEPTH = 500;

  private PythonEquality() {}

  public static boolean equal(Value left, Value right) {
    return equal(left, right, 0);
  }

  /** {@return whether one of the values equals it, Python's {@code in}} */
  static boolean contains(List<Value> values, Value value) {
    for (int i = 0; i < values.size(); i++) {
      if (equal(values.get(i), value, 0)) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether it equals the empty string, which marks in answers what may be left out} */
  static boolean isEmptyText(Value value) {
    return value instanceof Value.Text(String text) && text.isEmpty();
  }

  private static boolean equal(Value left, Value right, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    return switch (left) {
      case Value.Text(String text) ->
          right instanceof Value.Text(String other) && text.equals(other);
      case Value.Int(BigInteger number) -> equalsInteger(number, right);
      case Value.Bool(boolean truth) ->
          equalsInteger(truth ? BigInteger.ONE : BigInteger.ZERO, right);
      case Value.Real(double number) -> equalsReal(number, right);
      case Value.Null _ -> right instanceof Value.Null;
      case Value.Items(List<Value> items) ->
          right instanceof Value.Items(List<Value> others) && equal(items, others, depth);
      case Value.Tuple(List<Value> items) ->
          right instanceof Value.Tuple(List<Value> others) && equal(items, others, depth);
      case Value.Fields(Map<String, Value> fields) ->
          switch (right) {
            case Value.Fields(Map<String, Value> others) -> equal(fields, others, depth);
            case Value.Table table -> equal(table, left, depth);
            default -> false;
          };
      case Value.Table table -> equal(table, right, depth);
      case Value.Opaque opaque -> opaque.equals(right);
    };
  }

  private static boolean equalsInteger(BigInteger number, Value right) {
    return switch (right) {
      case Value.Int(BigInteger other) -> number.equals(other);
      case Value.Bool(boolean truth) -> number.equals(truth ? BigInteger.ONE : BigInteger.ZERO);
      case Value.Real(double other) -> same(number, other);
      default -> false;
    };
  }

  private static boolean equalsReal(double number, Value right) {
    return switch (right) {
      case Value.Real(double other) -> number == other;
      case Value.Int(BigInteger other) -> same(other, number);
      case Value.Bool(boolean truth) -> number == (truth ? 1.0 : 0.0);
      default -> false;
    };
  }

  /** Compares without rounding: 2^53 + 1 equals no double. */
  private static boolean same(BigInteger integer, double real) {
    if (integer.bitLength() <= 53) {
      return integer.longValue() == real;
    }
    return Double.isFinite(real) && new BigDecimal(real).compareTo(new BigDecimal(integer)) == 0;
  }

  private static boolean equal(List<Value> items, List<Value> others, int depth) {
    if (items.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!equal(items.get(i), others.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Map<String, Value> fields, Map<String, Value> others, int depth) {
    if (fields.size() != others.size()) {
      return false;
    }
    for (Map.Entry<String, Value> entry : fields.entrySet()) {
      Value other = others.get(entry.getKey());
      if (other == null || !equal(entry.getValue(), other, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Value.Table table, Value right, int depth) {
    int size =
        switch (right) {
          case Value.Fields(Map<String, Value> fields) -> fields.size();
          case Value.Table(List<Value.Entry> entries) -> entries.size();
          default -> -1;
        };
    if (size != table.entries().size()) {
      return false;
    }
    for (Value.Entry entry : table.entries()) {
      Value other = at(right, entry.key(), depth);
      if (other == null || !equal(entry.value(), other, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Value at(Value map, Value key, int depth) {
    return switch (map) {
      case Value.Fields fields -> key instanceof Value.Text(String name) ? fields.at(name) : null;
      case Value.Table(List<Value.Entry> entries) -> {
        for (Value.Entry entry : entries) {
          if (equal(entry.key(), key, depth + 1)) {
            yield entry.value();
          }
        }
        yield null;
      }
      default -> null;
    };
  }
}
