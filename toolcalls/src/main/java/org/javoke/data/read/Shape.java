package org.javoke.data.read;

import java.util.List;
import org.javoke.call.CallSyntaxException;
import org.javoke.call.PythonLiterals;
import org.javoke.input.Kinds;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Takes what is expected out of JSON, or says what was found instead. */
final class Shape {

  private Shape() {}

  static String text(Value.Fields record, String key) throws RecordException {
    Value found = record.at(key);
    if (found instanceof Value.Text(String text)) {
      return text;
    }
    throw new RecordException("\"%s\" must be a text, found %s".formatted(key, found(found)));
  }

  /** {@return the text, or nothing where there is none} */
  static String textOrEmpty(Value.Fields record, String key) {
    return record.at(key) instanceof Value.Text(String text) ? text : "";
  }

  /** {@return the array under the key, parsed if it is the text of one} */
  static List<Value> items(Value.Fields record, String key) throws RecordException {
    Value found = record.at(key);
    if (found != null && parsed(found) instanceof Value.Items(List<Value> items)) {
      return items;
    }
    throw new RecordException(
        "\"%s\" must be an array [...], found %s".formatted(key, found(found)));
  }

  static Value.Fields object(Value value, String place) throws RecordException {
    if (value instanceof Value.Fields fields) {
      return fields;
    }
    throw new RecordException(place + " must be an object {...}, found " + Kinds.of(value));
  }

  static String found(@Nullable Value value) {
    return value == null ? "nothing" : Kinds.of(value);
  }

  /** {@return the value, or what its text says in JSON, if it is such a text} */
  static Value parsed(Value value) {
    if (!(value instanceof Value.Text(String text))) {
      return value;
    }
    try {
      return Json.read(text);
    } catch (JsonException _) {
      return value;
    }
  }

  /**
   * {@return the value that the text is in JSON, or as a Python literal}
   *
   * @throws RecordException if it is neither
   */
  static Value literal(String text) throws RecordException {
    try {
      return Json.read(text);
    } catch (JsonException e) {
      try {
        return PythonLiterals.at(text.strip(), 0);
      } catch (CallSyntaxException _) {
        throw new RecordException(
            "neither JSON nor a Python literal (%s): %s".formatted(e.getMessage(), shown(text)));
      }
    }
  }

  static String shown(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= 100 ? line : line.substring(0, 100) + "...";
  }
}
