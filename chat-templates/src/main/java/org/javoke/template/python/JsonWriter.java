package org.javoke.template.python;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Python's {@code json.dumps}. */
public final class JsonWriter {

  private static final int BYTES_PER_PIECE = 16; // not for memory's sake: for the time it takes
  private static final int QUOTED_GROWTH = 4; // escapes take up to six characters

  private final JsonStyle style;
  private final Budget budget;
  private final StringBuilder out = new StringBuilder();
  private int level;

  private JsonWriter(JsonStyle style, Budget budget) {
    this.style = style;
    this.budget = budget;
  }

  /**
   * {@return {@code json.dumps(value, ...)}}
   *
   * @throws PythonException if a value is of no kind that JSON knows
   */
  public static String dumps(Value value, JsonStyle style, Budget budget) {
    JsonWriter writer = new JsonWriter(style, budget);
    writer.write(value);
    return writer.out.toString();
  }

  private void write(Value value) {
    switch (value) {
      case PyStr text -> writeText(text.text());
      case PyNone _, PyBool _, PyInt _, PyFloat _ -> add(scalar(value));
      case PyList list -> writeItems(list.items());
      case PyTuple tuple -> writeItems(tuple.items());
      case PyDict dict -> writeEntries(dict);
      case Undefined _, PyObject _ ->
          throw PythonException.type(
              "Object of type " + value.typeName() + " is not JSON serializable");
    }
  }

  private static String scalar(Value value) {
    return switch (value) {
      case PyNone _ -> "null";
      case PyBool bool -> bool.truth() ? "true" : "false";
      case PyInt number -> Printer.integer(number.value());
      case PyFloat number -> real(number.value());
      default -> throw PythonException.type("keys must be str, int, float, bool or None");
    };
  }

  private static String real(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return Repr.number(value);
  }

  private void writeItems(List<Value> items) {
    if (items.isEmpty()) {
      add("[]");
      return;
    }
    open('[');
    String separator = "";
    for (Value item : items) {
      separate(separator);
      separator = style.itemSeparator();
      write(item);
    }
    close(']');
  }

  private void writeEntries(PyDict dict) {
    if (!dict.truth()) {
      add("{}");
      return;
    }
    open('{');
    String separator = "";
    for (Map.Entry<Value, Value> entry : entries(dict)) {
      separate(separator);
      separator = style.itemSeparator();
      writeText(entry.getKey() instanceof PyStr key ? key.text() : scalar(entry.getKey()));
      add(style.keySeparator());
      write(entry.getValue());
    }
    close('}');
  }

  private Iterable<Map.Entry<Value, Value>> entries(PyDict dict) {
    if (!style.sortKeys()) {
      return dict.entries().entrySet();
    }
    budget.elements(dict.entries().size());
    List<Map.Entry<Value, Value>> entries = new ArrayList<>(dict.entries().entrySet());
    entries.sort((a, b) -> Ordering.compare(a.getKey(), b.getKey(), budget));
    return entries;
  }

  private void add(String text) {
    budget.bytes(BYTES_PER_PIECE + 4L * text.length());
    out.append(text);
  }

  private void open(char bracket) {
    budget.step();
    level++;
    out.append(bracket);
  }

  private void separate(String separator) {
    add(separator);
    newLine();
  }

  private void close(char bracket) {
    level--;
    newLine();
    out.append(bracket);
  }

  private void newLine() {
    String indent = style.indent();
    if (indent != null) {
      budget.bytes(4 + 4L * indent.length() * level);
      out.append('\n').repeat(indent, level);
    }
  }

  private void writeText(String text) {
    budget.characters((long) QUOTED_GROWTH * text.length());
    out.append('"');
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (needsEscape(c)) {
        out.append(text, copied, i);
        writeEscaped(c);
        copied = i + 1;
      }
    }
    out.append(text, copied, text.length()).append('"');
  }

  private boolean needsEscape(char c) {
    return c < ' ' || c == '"' || c == '\\' || (c > '~' && style.asciiOnly());
  }

  private void writeEscaped(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> out.append("\\u").append(HexFormat.of().toHexDigits(c));
    }
  }
}
