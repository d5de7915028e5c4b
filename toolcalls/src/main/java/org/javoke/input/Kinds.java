package org.javoke.input;

import org.javoke.value.Value;

/** What kind of JSON a value is, in words for messages. */
public final class Kinds {

  private Kinds() {}

  /** {@return the kind with its article, such as {@code an array}; short values are shown} */
  public static String of(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean truth) -> truth ? "true" : "false";
      case Value.Int(var number) -> "the number " + shortened(number.toString());
      case Value.Real(double number) -> "the number " + number;
      case Value.Text(String text) -> "the text \"" + shortened(text) + "\"";
      case Value.Items _, Value.Tuple _ -> "an array";
      case Value.Fields _, Value.Table _ -> "an object";
      case Value.Opaque opaque -> "a " + opaque.type();
    };
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
