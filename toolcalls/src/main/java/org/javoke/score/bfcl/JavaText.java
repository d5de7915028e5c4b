package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.List;
import org.javoke.score.Mistake;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Java expressions to values as the reference reads them, by the parameter's type. Text that does
 * not look like its type stays text, and so fails the type check later.
 *
 * <p>The reference searches with regular expressions; these are the same searches by hand, because
 * hostile text must neither overflow the stack nor take quadratic time.
 */
public final class JavaText {

  private JavaText() {}

  /**
   * {@return the value that the text stands for}
   *
   * @param type the parameter's type, such as {@code long} or {@code ArrayList}
   * @param itemType the type of the items where the type is a list
   */
  public static Value read(String text, String type, @Nullable String itemType) {
    return switch (type) {
      case "byte", "short", "integer" -> integer(text, text, "");
      case "long" -> integer(text, withoutSuffix(text, "lL"), "lL");
      case "float" -> real(text, "fF");
      case "double" -> real(text, "");
      case "boolean" -> truth(text);
      case "char", "String", "any" -> new Value.Text(text);
      case "Array" -> array(text, itemType);
      case "ArrayList" -> arrayList(text, itemType);
      case "HashMap" -> JavaMaps.read(text);
      default ->
          throw new ReferenceFailure(
              Mistake.WRONG_TYPE, "values of the Java type " + type + " cannot be read");
    };
  }

  /** {@return the value of a text whose type is not known, as items of untyped lists have it} */
  static Value guess(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Value.of(text.equals("true"));
    }
    if (text.startsWith("\"") && text.endsWith("\"")) {
      return new Value.Text(withoutEnds(text));
    }
    if (isNumber(text, "lL", false)) {
      return exactInteger(text.substring(0, text.length() - 1));
    }
    if (isNumber(text, "fF", true)) {
      return exactReal(text.substring(0, text.length() - 1));
    }
    Value number = PythonNumbers.integer(text);
    if (number == null) {
      number = PythonNumbers.real(text);
    }
    return number == null ? new Value.Text(text) : number;
  }

  private static Value truth(String text) {
    return switch (text) {
      case "true" -> Value.TRUE;
      case "false" -> Value.FALSE;
      default -> new Value.Text(text);
    };
  }

  private static Value integer(String text, String digits, String suffixes) {
    return isNumber(text, suffixes, false) ? exactInteger(digits) : new Value.Text(text);
  }

  private static Value real(String text, String suffixes) {
    return isNumber(text, suffixes, true)
        ? exactReal(withoutSuffix(text, suffixes))
        : new Value.Text(text);
  }

  static Value exactInteger(String digits) {
    Value value = PythonNumbers.integer(digits);
    if (value == null) {
      throw new ReferenceFailure(
          Mistake.WRONG_TYPE, "a number of " + digits.length() + " characters cannot be read");
    }
    return value;
  }

  static Value exactReal(String digits) {
    Value value = PythonNumbers.real(digits);
    if (value == null) {
      throw new ReferenceFailure(Mistake.WRONG_TYPE, "a number cannot be read");
    }
    return value;
  }

  /** {@return the text without the type's suffix, which a line break may follow} */
  private static String withoutSuffix(String text, String suffixes) {
    String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    boolean suffixed = !line.isEmpty() && suffixes.indexOf(line.charAt(line.length() - 1)) >= 0;
    return suffixed ? line.substring(0, line.length() - 1) : line;
  }

  /**
   * {@return whether the text is digits with an optional minus, then the suffix if there is one}
   *
   * @param suffixes the letters of which one must follow; none where empty
   * @param real whether a fraction and an exponent may be there
   */
  static boolean isNumber(String text, String suffixes, boolean real) {
    int at = text.startsWith("-") ? 1 : 0;
    int end = PythonNumbers.skipDigits(text, at);
    if (end == at) {
      return false;
    }
    if (real) {
      end = skipExponent(text, skipFraction(text, end));
    }
    if (!suffixes.isEmpty()) {
      if (end >= text.length() || suffixes.indexOf(text.charAt(end)) < 0) {
        return false;
      }
      end++;
    }
    // Python's $ also stands before a last line break.
    return end == text.length() || (end == text.length() - 1 && text.charAt(end) == '\n');
  }

  static int skipFraction(String text, int at) {
    if (at < text.length() && text.charAt(at) == '.') {
      int end = PythonNumbers.skipDigits(text, at + 1);
      return end > at + 1 ? end : at;
    }
    return at;
  }

  private static int skipExponent(String text, int at) {
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      int digits = at + 1;
      if (digits < text.length() && "+-".indexOf(text.charAt(digits)) >= 0) {
        digits++;
      }
      int end = PythonNumbers.skipDigits(text, digits);
      return end > digits ? end : at;
    }
    return at;
  }

  /** {@return the text without its first and its last character} */
  static String withoutEnds(String text) {
    int length = text.codePointCount(0, text.length());
    return length < 2
        ? ""
        : text.substring(text.offsetByCodePoints(0, 1), text.offsetByCodePoints(text.length(), -1));
  }

  /** {@code new int[]{1, 2}}: the first such in the text, up to the first closing brace. */
  private static Value array(String text, @Nullable String itemType) {
    NextIndex close = new NextIndex(text, "}");
    NextIndex line = new NextIndex(text, "\n");
    NextIndex start = new NextIndex(text, "new");
    for (int at = start.from(0); at < text.length(); at = start.from(at + 1)) {
      int open = afterArrayType(text, at + 3);
      if (open > 0 && close.from(open) < Math.min(line.from(open), text.length())) {
        List<Value> items = new ArrayList<>();
        for (String item : text.substring(open, close.from(open)).split(",", -1)) {
          String stripped = PythonNumbers.strip(item);
          if (!stripped.isEmpty()) {
            items.add(itemType == null ? guess(stripped) : read(stripped, itemType, null));
          }
        }
        return new Value.Items(items);
      }
    }
    return new Value.Text(text);
  }

  /** {@return the index after an array type with its opening brace, or -1} */
  private static int afterArrayType(String text, int at) {
    int type = PythonNumbers.skipSpace(text, at);
    int brackets = skipWord(text, type);
    if (type == at || brackets == type || !text.startsWith("[]", brackets)) {
      return -1;
    }
    int brace = PythonNumbers.skipSpace(text, brackets + 2);
    return text.startsWith("{", brace) ? brace + 1 : -1;
  }

  private static Value arrayList(String text, @Nullable String itemType) {
    String listed = arguments(text);
    if (listed != null) {
      return items(List.of(listed.split(",", -1)), itemType);
    }
    String block = block(text);
    if (block != null) {
      return items(additions(block), itemType);
    }
    return afterArrayList(text, 0, "()") >= 0 ? new Value.Items(List.of()) : new Value.Text(text);
  }

  private static Value items(List<String> texts, @Nullable String itemType) {
    List<Value> items = new ArrayList<>(texts.size());
    for (String raw : texts) {
      String text = PythonNumbers.strip(raw);
      if (itemType == null) {
        items.add(guess(text));
      } else if (itemType.equals("char") || itemType.equals("String")) {
        items.add(new Value.Text(withoutEnds(text)));
      } else {
        items.add(read(text, itemType, null));
      }
    }
    return new Value.Items(items);
  }

  /** {@return what stands in the first {@code new ArrayList<T>(Arrays.asList(here))}} */
  private static @Nullable String arguments(String text) {
    NextIndex close = new NextIndex(text, "))");
    NextIndex line = new NextIndex(text, "\n");
    String head = "(Arrays.asList(";
    for (int at = afterArrayList(text, 0, head); at >= 0; at = afterArrayList(text, at, head)) {
      int end = close.from(at + 1);
      if (end < text.length() && line.from(at) > end) {
        return text.substring(at, end);
      }
    }
    return null;
  }

  /** {@return what stands between the double braces after the first new ArrayList} */
  private static @Nullable String block(String text) {
    NextIndex close = new NextIndex(text, "}}");
    for (int at = afterArrayList(text, 0, "()"); at >= 0; at = afterArrayList(text, at, "()")) {
      int open = PythonNumbers.skipSpace(text, at);
      if (!text.startsWith("{{", open)) {
        continue;
      }
      int start = PythonNumbers.skipSpace(text, open + 2);
      // At least one character must stand inside; white space will do where there is nothing else.
      if (start > open + 2 && text.startsWith("}}", start)) {
        int later = text.indexOf("}}", start + 1);
        if (later < 0) {
          return text.substring(start - 1, start);
        }
      }
      int end = close.from(start + 1);
      if (end < text.length()) {
        while (end > start + 1 && PythonNumbers.isSpace(text.charAt(end - 1))) {
          end--;
        }
        return text.substring(start, end);
      }
    }
    return null;
  }

  private static List<String> additions(String block) {
    List<String> found = new ArrayList<>();
    NextIndex add = new NextIndex(block, "add(");
    NextIndex close = new NextIndex(block, ")");
    NextIndex line = new NextIndex(block, "\n");
    int at = add.from(0);
    while (at < block.length()) {
      int start = at + 4;
      int end = close.from(start + 1);
      boolean fits = end < block.length() && line.from(start) > end;
      if (fits) {
        found.add(block.substring(start, end));
      }
      at = add.from(fits ? end + 1 : at + 1);
    }
    return found;
  }

  /** {@return the index after the next {@code new ArrayList<T>} and the tail, or -1} */
  private static int afterArrayList(String text, int from, String tail) {
    for (int at = text.indexOf("new", from); at >= 0; at = text.indexOf("new", at + 1)) {
      int name = PythonNumbers.skipSpace(text, at + 3);
      if (name > at + 3 && text.startsWith("ArrayList<", name)) {
        int end = skipWord(text, name + 10);
        if (text.startsWith(">", end) && text.startsWith(tail, end + 1)) {
          return end + 1 + tail.length();
        }
      }
    }
    return -1;
  }

  private static int skipWord(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (c != '_' && !Character.isLetterOrDigit(c) && !isNumeral(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean isNumeral(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
  }
}
