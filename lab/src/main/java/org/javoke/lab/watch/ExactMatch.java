package org.javoke.lab.watch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.javoke.call.ToolCall;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Whether calls are exactly those that are expected, in any order. */
final class ExactMatch {

  private static final Value MAY_BE_LEFT_OUT = Value.of("");

  private ExactMatch() {}

  /** {@return whether each call made is another one of those expected, and none is left} */
  static boolean of(List<ExpectedCall> expected, List<ToolCall> made) {
    if (expected.size() != made.size()) {
      return false;
    }
    List<ExpectedCall> left = new ArrayList<>(expected);
    for (ToolCall call : made) {
      if (!takeMatching(left, call)) {
        return false;
      }
    }
    return true;
  }

  private static boolean takeMatching(List<ExpectedCall> left, ToolCall call) {
    for (Iterator<ExpectedCall> wanted = left.iterator(); wanted.hasNext(); ) {
      if (matches(wanted.next(), call)) {
        wanted.remove();
        return true;
      }
    }
    return false;
  }

  private static boolean matches(ExpectedCall wanted, ToolCall call) {
    return wanted.name().equals(call.name())
        && wanted.accepted().keySet().containsAll(call.arguments().values().keySet())
        && wanted.accepted().entrySet().stream()
            .allMatch(entry -> accepts(entry.getValue(), call.arguments().at(entry.getKey())));
  }

  private static boolean accepts(List<Value> alternatives, @Nullable Value given) {
    return given == null
        ? alternatives.contains(MAY_BE_LEFT_OUT)
        : alternatives.stream().anyMatch(alternative -> equal(alternative, given));
  }

  // As deep as the values are, which the JSON reader bounds.
  private static boolean equal(Value accepted, Value given) {
    if (accepted.equals(given)) {
      return true;
    }
    BigDecimal left = number(accepted);
    BigDecimal right = number(given);
    if (left != null && right != null) {
      return left.compareTo(right) == 0;
    }
    if (accepted instanceof Value.Items(List<Value> a)
        && given instanceof Value.Items(List<Value> b)) {
      return a.size() == b.size() && allEqual(a, b);
    }
    return accepted instanceof Value.Fields(Map<String, Value> wanted)
        && given instanceof Value.Fields(Map<String, Value> values)
        && wanted.keySet().containsAll(values.keySet())
        && wanted.entrySet().stream()
            .allMatch(entry -> equalField(entry.getValue(), values.get(entry.getKey())));
  }

  /** In an object that is compared by key, each key has its alternatives; elsewhere a value. */
  private static boolean equalField(Value accepted, @Nullable Value given) {
    if (accepted instanceof Value.Items(List<Value> alternatives) && accepts(alternatives, given)) {
      return true;
    }
    return given != null && equal(accepted, given);
  }

  private static boolean allEqual(List<Value> accepted, List<Value> given) {
    for (int i = 0; i < accepted.size(); i++) {
      if (!equal(accepted.get(i), given.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable BigDecimal number(Value value) {
    return switch (value) {
      case Value.Int(var whole) -> new BigDecimal(whole);
      case Value.Real(double real) when Double.isFinite(real) -> new BigDecimal(real);
      default -> null;
    };
  }
}
