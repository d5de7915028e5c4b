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
      case Value.Bool(boolean truth) -> equalsInteger(whole(truth), right);
      case Value.Real(double number) -> equalsReal(number, right);
      case Value.Null _ -> right instanceof Value.Null;
      case Value.Items(List<Value> items) ->
          right instanceof Value.Items(List<Value> others) && equal(items, others, depth);
      case Value.Tuple(List<Value> items) ->
          right instanceof Value.Tuple(List<Value> others) && equal(items, others, depth);
      case Value.Fields(Map<String, Value> fields) ->
          right instanceof Value.Fields(Map<String, Value> others)
              ? equal(fields, others, depth)
              : right instanceof Value.Table table && equal(table, left, depth);
      case Value.Table table -> equal(table, right, depth);
      case Value.Opaque opaque -> opaque.equals(right);
    };
  }

  private static boolean equalsInteger(BigInteger number, Value right) {
    if (right instanceof Value.Real(double other)) {
      return same(number, other);
    }
    BigInteger other = whole(right);
    return other != null && number.equals(other);
  }

  private static boolean equalsReal(double number, Value right) {
    if (right instanceof Value.Real(double other)) {
      return number == other;
    }
    BigInteger other = whole(right);
    return other != null && same(other, number);
  }

  private static @Nullable BigInteger whole(Value value) {
    if (value instanceof Value.Int(BigInteger number)) {
      return number;
    }
    return value instanceof Value.Bool(boolean truth) ? whole(truth) : null;
  }

  private static BigInteger whole(boolean truth) {
    return truth ? BigInteger.ONE : BigInteger.ZERO;
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
    if (size(right) != table.entries().size()) {
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

  /** {@return the number of entries, or -1 if it is no dictionary} */
  private static int size(Value value) {
    if (value instanceof Value.Fields(Map<String, Value> fields)) {
      return fields.size();
    }
    return value instanceof Value.Table(List<Value.Entry> entries) ? entries.size() : -1;
  }

  private static @Nullable Value at(Value map, Value key, int depth) {
    if (map instanceof Value.Fields fields) {
      return key instanceof Value.Text(String name) ? fields.at(name) : null;
    }
    if (map instanceof Value.Table(List<Value.Entry> entries)) {
      for (Value.Entry entry : entries) {
        if (equal(entry.key(), key, depth + 1)) {
          return entry.value();
        }
      }
    }
    return null;
  }
}
