package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** Python's {@code ==}: {@code True == 1 == 1.0}, also inside lists and dicts. */
public final class Equality {

  private enum None {
    KEY
  }

  private Equality() {}

  /** {@return whether Python finds the two equal} */
  public static boolean equal(Value left, Value right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return equalNumbers(left, right);
    }
    return switch (left) {
      case Value.Items(List<Value> items) ->
          right instanceof Value.Items(List<Value> others) && equal(items, others);
      case Value.Tuple(List<Value> items) ->
          right instanceof Value.Tuple(List<Value> others) && equal(items, others);
      case Value.Fields(Map<String, Value> fields)
          when right instanceof Value.Fields(Map<String, Value> others) ->
          equal(fields, others);
      case Value.Fields _, Value.Table _ ->
          (right instanceof Value.Fields || right instanceof Value.Table)
              && Dict.of(left).equalTo(Dict.of(right));
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Text _, Value.Opaque _ ->
          left.equals(right);
    };
  }

  private static boolean equal(Map<String, Value> left, Map<String, Value> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (Map.Entry<String, Value> entry : left.entrySet()) {
      Value other = right.get(entry.getKey());
      if (other == null || !equal(entry.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(List<Value> left, List<Value> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalNumbers(Value left, Value right) {
    if (Order.isNan(left) || Order.isNan(right)) {
      return false;
    }
    return Order.compareNumbers(left, right) == 0;
  }

  /**
   * {@return an object that is equal for values that are the same key of a dict}
   *
   * @throws Failure if the value cannot be a key
   */
  static Object key(Value value) {
    return switch (value) {
      case Value.Null _ -> None.KEY;
      case Value.Text(String text) -> text;
      case Value.Bool _, Value.Int _ -> Numbers.integer(value);
      case Value.Real(double number) -> realKey(number);
      case Value.Tuple(List<Value> items) -> items.stream().map(Equality::key).toList();
      case Value.Items _, Value.Fields _, Value.Table _ -> throw Failure.unhashable(value);
      case Value.Opaque opaque -> {
        if (opaque.type().equals("set")) {
          throw Failure.unhashable(value);
        }
        yield opaque;
      }
    };
  }

  private static Object realKey(double number) {
    if (Double.isInfinite(number) || Double.isNaN(number) || number != Math.rint(number)) {
      return number;
    }
    BigInteger whole = new BigDecimal(number).toBigIntegerExact();
    return whole;
  }
}
