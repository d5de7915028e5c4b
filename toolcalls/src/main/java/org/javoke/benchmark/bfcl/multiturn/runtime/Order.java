package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.javoke.value.Value;

/** Python's {@code <}, {@code <=}, {@code >} and {@code >=}. */
public enum Order {
  LESS("<") {
    @Override
    boolean holds(int comparison) {
      return comparison < 0;
    }
  },
  AT_MOST("<=") {
    @Override
    boolean holds(int comparison) {
      return comparison <= 0;
    }
  },
  GREATER(">") {
    @Override
    boolean holds(int comparison) {
      return comparison > 0;
    }
  },
  AT_LEAST(">=") {
    @Override
    boolean holds(int comparison) {
      return comparison >= 0;
    }
  };

  private final String sign;

  Order(String sign) {
    this.sign = sign;
  }

  abstract boolean holds(int comparison);

  /**
   * {@return whether left stands in this order to right}
   *
   * @throws Failure if Python does not compare the two
   */
  public boolean of(Value left, Value right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return !isNan(left) && !isNan(right) && holds(compareNumbers(left, right));
    }
    if (left instanceof Value.Text(String a) && right instanceof Value.Text(String b)) {
      return holds(Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()));
    }
    if (left instanceof Value.Items(List<Value> a) && right instanceof Value.Items(List<Value> b)) {
      return ofLists(a, b);
    }
    if (left instanceof Value.Tuple(List<Value> a) && right instanceof Value.Tuple(List<Value> b)) {
      return ofLists(a, b);
    }
    throw new Failure(
        "'%s' not supported between instances of '%s' and '%s'"
            .formatted(sign, Types.name(left), Types.name(right)));
  }

  private boolean ofLists(List<Value> left, List<Value> right) {
    int common = Math.min(left.size(), right.size());
    for (int i = 0; i < common; i++) {
      if (!Equality.equal(left.get(i), right.get(i))) {
        return of(left.get(i), right.get(i));
      }
    }
    return holds(Integer.compare(left.size(), right.size()));
  }

  static boolean isNan(Value value) {
    return value instanceof Value.Real(double number) && Double.isNaN(number);
  }

  static int compareNumbers(Value left, Value right) {
    if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
      return Numbers.integer(left).compareTo(Numbers.integer(right));
    }
    if (left instanceof Value.Real(double a) && right instanceof Value.Real(double b)) {
      return a < b ? -1 : a > b ? 1 : 0;
    }
    if (left instanceof Value.Real) {
      return -compareNumbers(right, left);
    }
    double real = ((Value.Real) right).value();
    if (Double.isInfinite(real)) {
      return real > 0 ? -1 : 1;
    }
    return new BigDecimal(Numbers.integer(left)).compareTo(new BigDecimal(real));
  }
}
