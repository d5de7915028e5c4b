package org.javoke.score.bfcl.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** Python's {@code pattern % values} for plain conversions: s, r, d, i and the percent sign. */
final class PercentFormat {

  private PercentFormat() {}

  /**
   * @param limit how many characters the result may have
   */
  static Value format(String pattern, Value values, int limit) throws Refusal {
    boolean several = values instanceof Value.Tuple;
    Deque<Value> left =
        new ArrayDeque<>(
            values instanceof Value.Tuple(List<Value> items) ? items : List.of(values));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        i++;
        out.append(converted(i < pattern.length() ? pattern.charAt(i) : '\0', left));
      } else {
        out.append(c);
      }
      if (out.length() > limit) {
        throw new Refusal("the text has more than " + limit + " characters");
      }
    }
    // A list may be left over: Python takes it for a mapping that need not be used.
    if (!left.isEmpty() && (several || !(left.peek() instanceof Value.Items))) {
      throw new Refusal("not all values of '%' were used");
    }
    return Value.of(out.toString());
  }

  private static String converted(char conversion, Deque<Value> left) throws Refusal {
    if (conversion == '%') {
      return "%";
    }
    Value value = left.poll();
    if (value == null) {
      throw new Refusal("there are too few values for '%'");
    }
    return switch (conversion) {
      case 's' -> value instanceof Value.Text(String text) ? text : PythonRepr.of(value);
      case 'r' -> PythonRepr.of(value);
      case 'd', 'i' -> whole(value);
      default -> throw new Refusal("the conversion '" + conversion + "' is not worked out");
    };
  }

  private static String whole(Value value) throws Refusal {
    BigInteger whole = Numbers.whole(value);
    if (whole != null) {
      return whole.toString();
    }
    if (value instanceof Value.Real(double number) && Double.isFinite(number)) {
      return new BigDecimal(number).toBigInteger().toString();
    }
    throw new Refusal("a number was expected for a whole-number conversion");
  }
}
