package org.javoke.template;

import org.javoke.template.python.Budget;
import org.javoke.template.python.BudgetException;
import org.javoke.template.python.JsonStyle;
import org.javoke.template.python.JsonWriter;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Values;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain Java values exactly as Python's {@code json.dumps} writes their Python equals: null,
 * Boolean, Integer, Long, BigInteger, Double, String, Collection, and Map with scalar keys.
 */
public final class PythonJson {

  private PythonJson() {}

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
   *     deeper than some hundred levels
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
    Integer indent = style.indent();
    JsonStyle python =
        new JsonStyle(
            style.asciiOnly(),
            indent == null ? null : " ".repeat(Math.max(0, indent)),
            style.itemSeparator(),
            style.keySeparator(),
            style.sortKeys());
    try {
      return JsonWriter.dumps(Values.of(value), python, Budget.unlimited());
    } catch (PythonException | BudgetException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
