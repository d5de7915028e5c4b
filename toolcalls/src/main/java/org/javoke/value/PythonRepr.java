package org.javoke.value;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.template.PythonText;

/** How Python prints values: {@code repr(value)} and {@code str(value)}. */
public final class PythonRepr {

  private PythonRepr() {}

  /** {@return the value as Python's {@code repr} prints it, such as {@code {'a': [1, None]}}} */
  public static String of(Value value) {
    return switch (value) {
      case Value.Null _ -> "None";
      case Value.Bool(boolean truth) -> truth ? "True" : "False";
      case Value.Int(var number) -> number.toString();
      case Value.Real(double number) -> PythonText.number(number);
      case Value.Text(String text) -> PythonText.quote(text);
      case Value.Items(List<Value> items) -> "[" + joined(items) + "]";
      case Value.Tuple(List<Value> items) -> "(" + joined(items) + (items.size() == 1 ? ",)" : ")");
      case Value.Fields fields ->
          fields.values().entrySet().stream()
              .map(entry -> PythonText.quote(entry.getKey()) + ": " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Table(List<Value.Entry> entries) ->
          entries.stream()
              .map(entry -> of(entry.key()) + ": " + of(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Opaque opaque -> opaque.repr();
    };
  }

  /** {@return the value as Python's {@code str} prints it: as repr, but texts unquoted} */
  public static String text(Value value) {
    return value instanceof Value.Text(String text) ? text : of(value);
  }

  private static String joined(List<Value> items) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      joined.append(i == 0 ? "" : ", ").append(of(items.get(i)));
    }
    return joined.toString();
  }
}
