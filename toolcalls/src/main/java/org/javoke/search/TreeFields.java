package org.javoke.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.javoke.input.InputException;
import org.javoke.input.Kinds;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** The fields of a tree's JSON, each checked as it is read. */
record TreeFields(Value.Fields object) {

  boolean has(String key) {
    return object.at(key) != null;
  }

  String text(String key) {
    return object.at(key) instanceof Value.Text(String text) ? text : fail(key, "a text");
  }

  boolean truth(String key) {
    return object.at(key) instanceof Value.Bool(boolean truth) ? truth : fail(key, "true or false");
  }

  TreeFields object(String key) {
    return object.at(key) instanceof Value.Fields fields
        ? new TreeFields(fields)
        : fail(key, "an object");
  }

  List<TreeFields> objects(String key) {
    if (!(object.at(key) instanceof Value.Items(List<Value> items))
        || !items.stream().allMatch(Value.Fields.class::isInstance)) {
      return fail(key, "an array of objects");
    }
    return items.stream().map(item -> new TreeFields((Value.Fields) item)).toList();
  }

  long whole(String key) {
    return object.at(key) instanceof Value.Int(var number) && number.bitLength() < Long.SIZE
        ? number.longValue()
        : fail(key, "a whole number");
  }

  int count(String key) {
    return index(key, 0, Integer.MAX_VALUE);
  }

  int index(String key, int least, int most) {
    long number = whole(key);
    return number >= least && number <= most
        ? (int) number
        : fail(key, "%d to %d".formatted(least, most));
  }

  /** {@return the number; NaN where there is none} */
  double number(String key) {
    return switch (object.at(key)) {
      case null -> Double.NaN;
      case Value.Real(double number) -> number;
      case Value.Int(var number) -> number.doubleValue();
      case Value.Text(String text) when text.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
      case Value.Text(String text) when text.equals("Infinity") -> Double.POSITIVE_INFINITY;
      case Value _ -> fail(key, "a number");
    };
  }

  <E extends Enum<E>> E constant(String key, Class<E> type) {
    String wanted = text(key).toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(wanted))
        .findFirst()
        .orElseGet(() -> fail(key, "one of " + Arrays.toString(type.getEnumConstants())));
  }

  private <T> T fail(String key, String expected) {
    @Nullable Value found = object.at(key);
    throw new InputException(
        "a tree's \"%s\" is %s, expected %s"
            .formatted(key, found == null ? "missing" : Kinds.of(found), expected));
  }
}
