package org.javoke.score;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** Values as people read them in an explanation: much like JSON, and never long. */
final class Shown {

  private static final int MAX_LENGTH = 120;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_CHOICES = 6;
  private static final String CUT = "…";

  private final StringBuilder out = new StringBuilder();

  private Shown() {}

  static String value(Value value) {
    Shown shown = new Shown();
    shown.append(value, 0);
    return cut(shown.out.toString());
  }

  /** {@return a name that a model or a file wrote, short enough for a sentence} */
  static String name(String name) {
    return name.isEmpty() ? "\"\"" : cut(name);
  }

  /** {@return the type as a person names it, with its article} */
  static String type(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool _ -> "a boolean";
      case Value.Int _ -> "an integer";
      case Value.Real _ -> "a float";
      case Value.Text _ -> "a string";
      case Value.Items _ -> "a list";
      case Value.Tuple _ -> "a tuple";
      case Value.Fields _, Value.Table _ -> "a dictionary";
      case Value.Opaque opaque -> "a value of type " + cut(opaque.type());
    };
  }

  /** {@return what is accepted, as the end of a sentence with "expected"} */
  static String choices(List<Value> accepted) {
    boolean mayBeAbsent = accepted.stream().anyMatch(Shown::marksAbsence);
    List<Value> values = accepted.stream().filter(value -> !marksAbsence(value)).toList();
    if (values.isEmpty()) {
      return mayBeAbsent ? "nothing: it should be left out" : "nothing that could be given";
    }
    StringBuilder words = new StringBuilder(values.size() > 1 ? "one of " : "");
    for (int i = 0; i < Math.min(values.size(), MAX_CHOICES); i++) {
      words.append(i > 0 ? ", " : "").append(value(values.get(i)));
    }
    if (values.size() > MAX_CHOICES) {
      words.append(" or ").append(values.size() - MAX_CHOICES).append(" more");
    }
    return words.append(mayBeAbsent ? ", or to leave it out" : "").toString();
  }

  private static boolean marksAbsence(Value value) {
    return value instanceof Value.Text(String text) && text.isEmpty();
  }

  private static String cut(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int end = text.offsetByCodePoints(0, Math.min(MAX_LENGTH, text.codePointCount(0, MAX_LENGTH)));
    return text.substring(0, end) + CUT;
  }

  private void append(Value value, int depth) {
    if (out.length() > MAX_LENGTH || depth > MAX_DEPTH) {
      out.append(CUT);
      return;
    }
    switch (value) {
      case Value.Null _ -> out.append("null");
      case Value.Bool(boolean truth) -> out.append(truth);
      case Value.Int(var number) ->
          out.append(number.bitLength() > 400 ? "an integer of many digits" : number.toString());
      case Value.Real(double number) -> out.append(number);
      case Value.Text(String text) -> out.append('"').append(cut(text)).append('"');
      case Value.Items(List<Value> items) -> append("[", items, "]", depth);
      case Value.Tuple(List<Value> items) -> append("(", items, ")", depth);
      case Value.Fields(Map<String, Value> fields) -> append(fields, depth);
      case Value.Table(List<Value.Entry> entries) ->
          append(
              "{", entries.stream().limit(MAX_LENGTH).map(Value.Entry::key).toList(), "}", depth);
      case Value.Opaque opaque -> out.append(cut(opaque.repr()));
    }
  }

  private void append(String open, List<Value> items, String close, int depth) {
    out.append(open);
    for (int i = 0; i < items.size() && out.length() <= MAX_LENGTH; i++) {
      out.append(i > 0 ? ", " : "");
      append(items.get(i), depth + 1);
    }
    out.append(close);
  }

  private void append(Map<String, Value> fields, int depth) {
    out.append('{');
    Iterator<Map.Entry<String, Value>> entries = fields.entrySet().iterator();
    for (boolean first = true; entries.hasNext() && out.length() <= MAX_LENGTH; first = false) {
      Map.Entry<String, Value> entry = entries.next();
      out.append(first ? "\"" : ", \"").append(cut(entry.getKey())).append("\": ");
      append(entry.getValue(), depth + 1);
    }
    out.append('}');
  }
}
