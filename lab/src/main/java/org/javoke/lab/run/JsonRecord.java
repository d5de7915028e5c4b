package org.javoke.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.javoke.input.InputException;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a run's files while it is read: every field is checked, and what does not fit is
 * an {@link InputException} that names the place and the field.
 *
 * @param where for messages, such as {@code samples.jsonl, line 3}
 */
record JsonRecord(String where, Value.Fields fields) {

  static JsonRecord read(String where, String text) {
    try {
      return of(where, Json.read(text));
    } catch (JsonException e) {
      throw new InputException(
          where + " is no JSON: " + e.getMessage() + " (at character " + e.position() + ")", e);
    }
  }

  static JsonRecord of(String where, Value value) {
    if (value instanceof Value.Fields fields) {
      return new JsonRecord(where, fields);
    }
    throw new InputException(where + " holds " + shown(value) + ", a JSON object was expected");
  }

  Value value(String name) {
    Value value = fields.at(name);
    if (value == null) {
      throw new InputException(where + " has no field \"" + name + "\"");
    }
    return value;
  }

  /** {@return the field, or null where it is left out or JSON's null} */
  @Nullable Value optional(String name) {
    Value value = fields.at(name);
    return value instanceof Value.Null ? null : value;
  }

  String text(String name) {
    return asText(name, value(name));
  }

  @Nullable String optionalText(String name) {
    Value value = optional(name);
    return value == null ? null : asText(name, value);
  }

  int integer(String name) {
    return asInt(name, value(name));
  }

  OptionalInt optionalInt(String name) {
    Value value = optional(name);
    return value == null ? OptionalInt.empty() : OptionalInt.of(asInt(name, value));
  }

  OptionalLong optionalLong(String name) {
    Value value = optional(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value instanceof Value.Int(var number) && number.bitLength() < Long.SIZE) {
      return OptionalLong.of(number.longValueExact());
    }
    throw unfit(name, value, "an integer");
  }

  OptionalDouble optionalNumber(String name) {
    Value value = optional(name);
    return switch (value) {
      case null -> OptionalDouble.empty();
      case Value.Int(var number) -> OptionalDouble.of(number.doubleValue());
      case Value.Real(double number) -> OptionalDouble.of(number);
      default -> throw unfit(name, value, "a number");
    };
  }

  boolean truth(String name) {
    Value value = value(name);
    if (value instanceof Value.Bool(boolean truth)) {
      return truth;
    }
    throw unfit(name, value, "true or false");
  }

  JsonRecord object(String name) {
    return of(where + ", field \"" + name + "\"", value(name));
  }

  <T> List<T> list(String name, Function<Value, T> element) {
    Value value = value(name);
    if (!(value instanceof Value.Items(List<Value> items))) {
      throw unfit(name, value, "an array");
    }
    List<T> list = new ArrayList<>(items.size());
    items.forEach(item -> list.add(element.apply(item)));
    return list;
  }

  List<JsonRecord> objects(String name) {
    return list(name, value -> of(where + ", in \"" + name + "\"", value));
  }

  List<String> texts(String name) {
    return list(name, value -> asText(name, value));
  }

  Map<String, String> textMap(String name) {
    JsonRecord object = object(name);
    Map<String, String> map = new LinkedHashMap<>();
    object.fields.values().forEach((key, value) -> map.put(key, object.asText(key, value)));
    return map;
  }

  InputException unfit(String name, Value value, String expected) {
    return new InputException(
        where + ", field \"" + name + "\" is " + shown(value) + ", " + expected + " was expected");
  }

  private String asText(String name, Value value) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    throw unfit(name, value, "a text");
  }

  private int asInt(String name, Value value) {
    if (value instanceof Value.Int(var number) && number.bitLength() < Integer.SIZE) {
      return number.intValueExact();
    }
    throw unfit(name, value, "an integer");
  }

  // A field may hold a whole reply; a message should not.
  private static String shown(Value value) {
    String text = Json.write(value);
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
