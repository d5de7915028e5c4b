package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.javoke.template.PythonText;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** What a model gets to read of a function's result. */
public final class ResultText {

  private static final int MAX_BITS = 14_284; // of an integer of 4300 digits

  /** Shorter texts are written as fast as they are looked up. */
  public static final int LONG = 200;

  private static final String HEX = "0123456789abcdef";

  /** Texts of values that are written again and again. */
  @FunctionalInterface
  public interface Known {
    Known NONE = _ -> null;

    /** {@return the value as JSON, if it is known; values are told apart by identity} */
    @Nullable String json(Value value);
  }

  private final Known known;
  private final StringBuilder out = new StringBuilder(128);
  private boolean json = true; // whether JSON has words for all that was seen

  private ResultText(Known known) {
    this.known = known;
  }

  /** {@return the text of a result} */
  public static String of(Value value) {
    return of(value, Known.NONE);
  }

  /**
   * {@return the text: a text as it is, a dict as JSON (or as Python prints it where JSON has no
   * word for something in it), anything else as Python prints it}
   *
   * @throws Failure if there is an integer in it that Python refuses to print
   */
  public static String of(Value value, Known known) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    ResultText result = new ResultText(known);
    result.write(value);
    boolean dict = value instanceof Value.Fields || value instanceof Value.Table;
    return dict && result.json ? result.out.toString() : PythonRepr.of(value);
  }

  // As json.dumps writes it with its default arguments.
  private void write(Value value) {
    switch (value) {
      case Value.Null _ -> out.append("null");
      case Value.Bool(boolean truth) -> out.append(truth ? "true" : "false");
      case Value.Int(var number) -> out.append(integer(number));
      case Value.Real(double number) -> out.append(real(number));
      case Value.Text(String text) -> {
        if (text.length() < LONG || !copied(value)) {
          quote(text);
        }
      }
      case Value.Tuple(List<Value> items) -> list(items);
      case Value.Items(List<Value> items) -> {
        if (!copied(value)) {
          list(items);
        }
      }
      case Value.Fields(Map<String, Value> fields) -> {
        if (!copied(value)) {
          dict(fields);
        }
      }
      case Value.Table(List<Value.Entry> entries) -> table(entries);
      case Value.Opaque _ -> json = false;
    }
  }

  private boolean copied(Value value) {
    String text = known.json(value);
    if (text != null) {
      out.append(text);
    }
    return text != null;
  }

  private static String integer(BigInteger number) {
    if (number.bitLength() > MAX_BITS) {
      throw new Failure(
          "Exceeds the limit (4300 digits) for integer string conversion; use"
              + " sys.set_int_max_str_digits() to increase the limit");
    }
    return number.toString();
  }

  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    return PythonText.number(number);
  }

  private void list(List<Value> items) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      write(items.get(i));
    }
    out.append(']');
  }

  private void dict(Map<String, Value> fields) {
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      out.append(separator);
      separator = ", ";
      quote(field.getKey());
      out.append(": ");
      write(field.getValue());
    }
    out.append('}');
  }

  private void table(List<Value.Entry> entries) {
    out.append('{');
    for (int i = 0; i < entries.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      quote(key(entries.get(i).key()));
      out.append(": ");
      write(entries.get(i).value());
    }
    out.append('}');
  }

  // As json.dumps writes keys: those that are no texts become what JSON calls them.
  private String key(Value key) {
    return switch (key) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean truth) -> truth ? "true" : "false";
      case Value.Real(double number) -> real(number);
      case Value.Text(String text) -> text;
      case Value.Int(var number) -> integer(number);
      case Value.Items _, Value.Tuple _, Value.Fields _, Value.Table _, Value.Opaque _ -> {
        json = false;
        yield PythonRepr.of(key);
      }
    };
  }

  private void quote(String text) {
    out.append('"');
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        out.append(text, copied, i);
        escape(c);
        copied = i + 1;
      }
    }
    out.append(text, copied, text.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 0xF));
        }
      }
    }
  }
}
