package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.score.Mistake;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript expressions to values as the reference reads them, by the parameter's type. Text that
 * does not look like its type stays text, and so fails the type check later.
 *
 * <p>As in {@link JavaText}, the reference's regular expressions are followed by hand.
 */
public final class JavaScriptText {

  private JavaScriptText() {}

  /**
   * {@return the value that the text stands for}
   *
   * @param type the parameter's type, such as {@code Bigint} or {@code array}
   * @param itemType the type of the items where the type is a list
   */
  public static Value read(String text, String type, @Nullable String itemType) {
    return switch (type) {
      case "String" -> new Value.Text(isQuoted(text) ? inside(text) : text);
      case "integer" ->
          JavaText.isNumber(text, "", false) ? JavaText.exactInteger(text) : new Value.Text(text);
      case "float" -> isReal(text) ? JavaText.exactReal(text) : new Value.Text(text);
      case "Bigint" ->
          JavaText.isNumber(text, "n", false)
              ? JavaText.exactInteger(text.substring(0, text.length() - 1))
              : new Value.Text(text);
      case "Boolean" ->
          switch (text) {
            case "true" -> Value.TRUE;
            case "false" -> Value.FALSE;
            default -> new Value.Text(text);
          };
      case "dict" -> dictionary(PythonNumbers.strip(text));
      case "array" -> array(PythonNumbers.strip(text), itemType);
      case "any" -> new Value.Text(text);
      default ->
          throw new ReferenceFailure(
              Mistake.WRONG_TYPE, "values of the JavaScript type " + type + " cannot be read");
    };
  }

  /** {@return the value of a text whose type is not known} */
  static Value guess(String raw) {
    String text = PythonNumbers.strip(raw);
    if (text.equals("true") || text.equals("false")) {
      return Value.of(text.equals("true"));
    }
    if (isQuoted(text)) {
      return new Value.Text(inside(text));
    }
    Value number = PythonNumbers.integer(text);
    if (number == null) {
      number = PythonNumbers.real(text);
    }
    return number == null ? new Value.Text(text) : number;
  }

  private static boolean isQuoted(String text) {
    return (text.startsWith("\"") && text.endsWith("\""))
        || (text.startsWith("'") && text.endsWith("'"));
  }

  private static String inside(String quoted) {
    return quoted.length() < 2 ? "" : quoted.substring(1, quoted.length() - 1);
  }

  private static boolean isReal(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int digits = PythonNumbers.skipDigits(text, start);
    int end = JavaText.skipFraction(text, digits);
    return digits > start
        && (end == text.length() || (end == text.length() - 1 && text.charAt(end) == '\n'));
  }

  /** {@code [1, 2]}, {@code [[1], [2]]} or {@code new Array(1, 2)}, at the start of the text. */
  private static Value array(String text, @Nullable String itemType) {
    String rows = JavaScriptRows.match(text);
    if (rows != null) {
      return JavaScriptRows.read(rows);
    }
    String listed = listed(text);
    if (listed == null) {
      return new Value.Text(text);
    }
    try {
      return items(PythonNumbers.strip(listed), itemType);
    } catch (ReferenceFailure _) {
      return new Value.Text(text); // here the reference catches its own exceptions
    }
  }

  private static @Nullable String listed(String text) {
    if (text.startsWith("[")) {
      return upTo(text, 1, ']');
    }
    int start = afterNewArray(text);
    return start < 0 ? null : upTo(text, start, ')');
  }

  /** {@return the rest of the line up to the character, or null where it does not come} */
  private static @Nullable String upTo(String text, int start, char close) {
    int end = text.indexOf(close, start);
    int line = text.indexOf('\n', start);
    return end < 0 || (line >= 0 && line < end) ? null : text.substring(start, end);
  }

  /** {@return the index after {@code new Array(} at the text's start, or -1} */
  static int afterNewArray(String text) {
    int name = PythonNumbers.skipSpace(text, 3);
    return text.startsWith("new") && name > 3 && text.startsWith("Array(", name) ? name + 6 : -1;
  }

  private static Value items(String listed, @Nullable String itemType) {
    List<Value> items = new ArrayList<>();
    if (!listed.isEmpty()) {
      for (String raw : listed.split(",", -1)) {
        String text = PythonNumbers.strip(raw);
        boolean quoted = text.startsWith("'") || text.startsWith("\"");
        items.add(itemType == null ? guess(text) : read(text, itemType, quoted ? "String" : null));
      }
    }
    return new Value.Items(items);
  }

  /** <code>{key: value, "key": [1, 2]}</code>, at the start, up to the first closing brace. */
  private static Value dictionary(String text) {
    if (text.equals("{}")) {
      return Value.Fields.EMPTY;
    }
    String content = text.startsWith("{") ? upTo(text, 1, '}') : null;
    return content == null ? new Value.Text(text) : new Value.Fields(pairs(content));
  }

  private static Map<String, Value> pairs(String content) {
    Map<String, Value> pairs = new LinkedHashMap<>();
    NextIndex colon = new NextIndex(content, ":");
    PairEnds ends = new PairEnds(content);
    int at = 0;
    while (at < content.length()) {
      int colonAt = colon.from(at);
      if (colonAt == content.length()) {
        break;
      }
      if (colonAt == at) {
        at++; // a key has at least one character
        continue;
      }
      int start = PythonNumbers.skipSpace(content, colonAt + 1);
      int comma = ends.comma(start);
      pairs.put(
          unquoted(PythonNumbers.strip(content.substring(at, colonAt))),
          value(PythonNumbers.strip(content.substring(start, comma))));
      at = comma == content.length() ? comma : ends.next();
    }
    return pairs;
  }

  private static Value value(String text) {
    return text.startsWith("[") && text.endsWith("]") ? array(text, null) : guess(unquoted(text));
  }

  /** {@return the text without any quotes at its ends, matching or not} */
  private static String unquoted(String text) {
    int end = text.length();
    while (end > 0 && isQuote(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && isQuote(text.charAt(start))) {
      start++;
    }
    return text.substring(start, end);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
