package org.javoke.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value, or a Python literal that JSON has no word for.
 *
 * <p>Numbers keep their kind: {@code 5} is an {@link Int} and {@code 5.0} a {@link Real}, and the
 * two are not equal. Maps keep their order; equality of maps does not depend on it.
 */
public sealed interface Value {

  Value NULL = new Null();
  Value TRUE = new Bool(true);
  Value FALSE = new Bool(false);

  /** JSON {@code null}, Python {@code None}. */
  record Null() implements Value {}

  /** A truth value, never the same as a number. */
  record Bool(boolean value) implements Value {}

  /** An integer of any size. */
  record Int(BigInteger value) implements Value {}

  /**
   * A floating-point number; not a number and the infinities included, as Python's JSON has them.
   */
  record Real(double value) implements Value {}

  /** A string. */
  record Text(String value) implements Value {}

  /** A JSON array, a Python list. */
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A Python tuple. */
  record Tuple(List<Value> values) implements Value {
    public Tuple {
      values = List.copyOf(values);
    }
  }

  /** A JSON object, a Python dict whose keys are all strings. */
  record Fields(Map<String, Value> values) implements Value {
    public static final Fields EMPTY = new Fields(Map.of());

    public Fields {
      values = FewFields.copyOf(values);
    }

    /** {@return the value under the key, or null where there is none} */
    public @Nullable Value at(String key) {
      return values.get(key);
    }
  }

  /** A Python dict with a key that is no string. */
  record Table(List<Entry> entries) implements Value {
    public Table {
      entries = List.copyOf(entries);
    }
  }

  /** One pair of a {@link Table}. */
  record Entry(Value key, Value value) {}

  /**
   * A Python literal that nothing here computes with: a set, a complex number, bytes.
   *
   * @param type Python's name of the type, such as {@code set}
   * @param repr how Python prints it
   */
  record Opaque(String type, String repr) implements Value {}

  static Value of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Value of(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  static Value of(double value) {
    return new Real(value);
  }

  static Value of(String value) {
    return new Text(value);
  }

  static Value of(List<Value> values) {
    return new Items(values);
  }
}
