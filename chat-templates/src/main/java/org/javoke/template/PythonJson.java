package org.javoke.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain Java values exactly as Python's {@code json.dumps} writes their Python equals: null,
 * Boolean, Integer, Long, BigInteger, Double, String, Collection, and Map with String keys.
 */
public final class PythonJson {

  private static final int MAX_DEPTH = 500; // Python's own recursion limit lies in this region

  private final Style style;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private PythonJson(Style style) {
    this.style = style;
  }

  /**
   * The arguments of {@code json.dumps}.
   *
   * @param asciiOnly {@code ensure_ascii}: write other characters as {@code \\uXXXX}
   * @param indent spaces a level; null writes everything on one line
   * @param itemSeparator between items; Python's default is {@code ", "} and, with an indent,
   *     {@code ","}
   * @param keySeparator between a key and its value; Python's default is {@code ": "}
   * @param sortKeys write each object's keys in order of their code points
   */
  public record Style(
      boolean asciiOnly,
      @Nullable Integer indent,
      String itemSeparator,
      String keySeparator,
      boolean sortKeys) {

    /** What {@code json.dumps(value)} uses. */
    public static final Style DEFAULT = new Style(true, null, ", ", ": ", false);

    /** {@return what {@code json.dumps(value, indent=spaces)} uses} */
    public static Style indented(int spaces) {
      return new Style(true, spaces, ",", ": ", false);
    }
  }

  /**
   * {@return {@code json.dumps(value)}}
   *
   * @throws IllegalArgumentException if a value is of no kind that Python could write, or nested
   *     deeper than 500 levels
   */
  public static String dumps(@Nullable Object value) {
    return dumps(value, Style.DEFAULT);
  }

  /**
   * {@return {@code json.dumps(value, ...)} with the arguments of the style}
   *
   * @throws IllegalArgumentException as {@link #dumps(Object)}
   */
  public static String dumps(@Nullable Object value, Style style) {
    PythonJson writer = new PythonJson(style);
    writer.write(value);
    return writer.out.toString();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> writeText(text);
      case Boolean truth -> out.append(truth.booleanValue());
      case Integer number -> out.append(number.intValue());
      case Long number -> out.append(number.longValue());
      case BigInteger number -> out.append(number);
      case Double number -> out.append(number(number));
      case Float number -> out.append(number(number.doubleValue()));
      case BigDecimal number -> out.append(number(number.doubleValue()));
      case Map<?, ?> map -> writeMap(map);
      case Collection<?> items -> writeItems(items);
      default ->
          throw new IllegalArgumentException(
              "Object of type " + value.getClass().getName() + " is not JSON serializable");
    }
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return PythonText.number(value);
  }

  private void writeItems(Collection<?> items) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    open('[');
    boolean first = true;
    for (Object item : items) {
      separate(first);
      first = false;
      write(item);
    }
    close(']');
  }

  private void writeMap(Map<?, ?> map) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    open('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : entries(map)) {
      separate(first);
      first = false;
      writeText((String) entry.getKey());
      out.append(style.keySeparator());
      write(entry.getValue());
    }
    close('}');
  }

  private List<Map.Entry<?, ?>> entries(Map<?, ?> map) {
    List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
    for (Map.Entry<?, ?> entry : entries) {
      if (!(entry.getKey() instanceof String)) {
        throw new IllegalArgumentException("keys must be strings, got " + entry.getKey());
      }
    }
    if (style.sortKeys()) {
      entries.sort((a, b) -> compareByCodePoint((String) a.getKey(), (String) b.getKey()));
    }
    return entries;
  }

  private static int compareByCodePoint(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  private void open(char bracket) {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException("value is nested deeper than " + MAX_DEPTH + " levels");
    }
    out.append(bracket);
  }

  private void separate(boolean first) {
    if (!first) {
      out.append(style.itemSeparator());
    }
    newLine();
  }

  private void close(char bracket) {
    depth--;
    newLine();
    out.append(bracket);
  }

  private void newLine() {
    Integer width = style.indent();
    if (width != null) {
      out.append('\n').repeat(' ', Math.max(0, width * depth));
    }
  }

  private void writeText(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      writeCharacter(text.charAt(i));
    }
    out.append('"');
  }

  private void writeCharacter(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c < ' ' || (style.asciiOnly() && c > '~')) {
          out.append("\\u").append(String.format("%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
