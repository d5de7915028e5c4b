package org.javoke.score.bfcl;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.value.Value;

/** Values as JavaScript source code, in the forms that the reference reads. */
final class JavaScriptWriting {

  private JavaScriptWriting() {}

  static Value of(Value value) {
    return new Value.Text(value instanceof Value.Text(String text) ? text : source(value));
  }

  private static String source(Value value) {
    return switch (value) {
      case Value.Items(List<Value> items) ->
          items.stream().map(JavaScriptWriting::source).collect(Collectors.joining(", ", "[", "]"));
      case Value.Fields(Map<String, Value> fields) ->
          fields.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + source(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Text(String text) -> "\"" + text + "\"";
      case Value.Null _,
          Value.Bool _,
          Value.Int _,
          Value.Real _,
          Value.Tuple _,
          Value.Table _,
          Value.Opaque _ ->
          JavaWriting.Plain.of(value);
    };
  }
}
