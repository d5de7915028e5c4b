package org.javoke.score.bfcl.decode;

import java.util.ArrayList;
import java.util.List;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** Calls as a JSON list of objects with {@code function} and {@code parameters}. */
final class JsonReplies {

  private JsonReplies() {}

  static Value decode(String text) throws Refusal {
    String json = listOfObjects(outermostBrackets(text));
    Value read;
    try {
      read = Json.read(json);
    } catch (JsonException _) {
      return Value.of(List.of()); // to the reference, broken JSON is a list without calls
    }
    return switch (read) {
      case Value.Items(List<Value> items) -> calls(items);
      case Value.Text _, Value.Fields _ -> Value.of(List.of());
      case Value.Null _,
          Value.Bool _,
          Value.Int _,
          Value.Real _,
          Value.Tuple _,
          Value.Table _,
          Value.Opaque _ ->
          throw new Refusal("a JSON list was expected");
    };
  }

  /** {@return the value of a JSON text} */
  static Value read(String json) throws Refusal {
    try {
      return Json.read(json);
    } catch (JsonException e) {
      throw new Refusal("no JSON at character " + e.position() + ": " + e.getMessage());
    }
  }

  private static Value calls(List<Value> items) throws Refusal {
    List<Value> calls = new ArrayList<>(items.size());
    for (Value item : items) {
      if (item instanceof Value.Fields fields) {
        Value function = required(fields, "function");
        Value parameters = required(fields, "parameters");
        calls.add(new Dicts.Builder().put(function, parameters).build());
      }
    }
    return Value.of(calls);
  }

  private static Value required(Value.Fields fields, String key) throws Refusal {
    Value value = fields.at(key);
    if (value == null) {
      throw new Refusal("a call has no '" + key + "'");
    }
    return value;
  }

  private static String outermostBrackets(String text) {
    int start = text.indexOf('[');
    int end = text.lastIndexOf(']');
    return start >= 0 && end > start ? text.substring(start, end + 1) : text;
  }

  // From the first '[' before a '{' to the first ']' after a '}' that follows, white space aside.
  private static String listOfObjects(String text) {
    for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) {
      int open = skipSpace(text, i + 1);
      if (open < text.length() && text.charAt(open) == '{') {
        return upToClosing(text, i, open);
      }
      i = open - 1;
    }
    return text;
  }

  private static String upToClosing(String text, int start, int open) {
    for (int i = text.indexOf('}', open); i >= 0; i = text.indexOf('}', i + 1)) {
      int close = skipSpace(text, i + 1);
      if (close < text.length() && text.charAt(close) == ']') {
        return text.substring(start, close + 1);
      }
    }
    return text;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && PythonSpace.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
