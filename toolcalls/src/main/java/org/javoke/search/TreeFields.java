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
    if (object.at(key) instanceof Value.Text(String text)) {
      return text;
    }
    throw wrong(key, "a text");
  }

  boolean truth(String key) {
    if (object.at(key) instanceof Value.Bool(boolean truth)) {
      return truth;
    }
    throw wrong(key, "true or false");
  }

  TreeFields object(String key) {
    if (object.at(key) instanceof Value.Fields fields) {
      return new TreeFields(fields);
    }
    throw wrong(key, "an object");
  }

  List<TreeFields> objects(String key) {
    if (object.at(key) instanceof Value.Items(List<Value> items)
        && items.stream().allMatch(Value.Fields.class::isInstance)) {
      return items.stream().map(item -> new TreeFields((Value.Fields) item)).toList();
    }
    throw wrong(key, "an array of objects");
  }

  long whole(String key) {
    if (object.at(key) instanceof Value.Int(var number) && number.bitLength() < Long.SIZE) {
      return number.longValue();
    }
    throw wrong(key, "a whole number");
  }

  int count(String key) {
    return index(key, 0, Integer.MAX_VALUE);
  }

  int index(String key, int least, int most) {
    long number = whole(key);
    if (number < least || number > most) {
      throw wrong(key, "%d to %d".formatted(least, most));
    }
    return (int) number;
  }

  /** {@return the number; NaN where there is none} */
  double number(String key) {
    return switch (object.at(key)) {
      case null -> Double.NaN;
      case Value.Real(double number) -> number;
      case Value.Int(var number) -> number.doubleValue();
      case Value.Text(String text) when text.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
      case Value.Text(String text) when text.equals("Infinity") -> Double.POSITIVE_INFINITY;
      case Value _ -> throw wrong(key, "a number");
    };
  }

  <E extends Enum<E>> E constant(String key, Class<E> type) {
    String wanted = text(key).toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> wrong(key, "one of " + Arrays.toString(type.getEnumConstants())));
  }

  private InputException wrong(String key, String expected) {
    @Nullable Value found = object.at(key);
    return new InputException(
        "a tree's \"%s\" is %s, expected %s"
            .formatted(key, found == null ? "missing" : Kinds.of(found), expected));
  }
}
