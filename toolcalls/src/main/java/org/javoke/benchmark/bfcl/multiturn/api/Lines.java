package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.ArrayList;
import java.util.List;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.Value;

/** The lines, words and characters of a text as Python counts them. */
final class Lines {

  private Lines() {}

  /** {@return the lines, at every boundary that {@code str.splitlines} knows} */
  static List<String> of(Value content) {
    String text = text(content, "splitlines");
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBoundary(c)) {
        lines.add(text.substring(start, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  static long words(Value content) {
    String text = text(content, "split");
    long words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean blank = isBlank(text.charAt(i));
      if (!blank && !inside) {
        words++;
      }
      inside = !blank;
    }
    return words;
  }

  static long characters(Value content) {
    return switch (content) {
      case Value.Text(String text) -> text.codePointCount(0, text.length());
      case Value.Items _, Value.Tuple _, Value.Fields _, Value.Table _ ->
          Types.items(content).size();
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Opaque _ ->
          throw new Failure("object of type '%s' has no len()".formatted(Types.name(content)));
    };
  }

  private static String text(Value content, String method) {
    if (content instanceof Value.Text(String text)) {
      return text;
    }
    throw Failure.noAttribute(content, method);
  }

  private static boolean isBoundary(char c) {
    return switch (c) {
      case '\n', '\r', 0x0B, '\f', 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  private static boolean isBlank(char c) {
    return (c >= 0x09 && c <= 0x0D)
        || (c >= 0x1C && c <= 0x20)
        || c == 0x85
        || c == 0xA0
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }
}
