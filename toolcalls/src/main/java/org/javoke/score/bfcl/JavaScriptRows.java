package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.List;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of arrays, {@code [[1, 2], [3]]} or {@code new Array([1, 2], [3])}, as the reference finds
 * them: its pattern lets a row run over inner brackets where only so the whole fits.
 */
final class JavaScriptRows {

  private static final int NONE = -1;

  private final String text;
  private final char close;

  /** For every index the next {@code ]} on its line after which the whole can end, or none. */
  private final int[] rowEnd;

  /** For every such {@code ]} the index after the whole. */
  private final int[] end;

  private JavaScriptRows(String text, char close) {
    this.text = text;
    this.close = close;
    this.rowEnd = new int[text.length() + 1];
    this.end = new int[text.length() + 1];
  }

  /** {@return the part of the text, from its start, that is an array of arrays, or null} */
  static @Nullable String match(String text) {
    boolean literal = text.startsWith("[");
    int start = literal ? 1 : JavaScriptText.afterNewArray(text);
    if (start < 0) {
      return null;
    }
    int row = PythonNumbers.skipSpace(text, start);
    if (!text.startsWith("[", row)) {
      return null;
    }
    JavaScriptRows rows = new JavaScriptRows(text, literal ? ']' : ')');
    rows.fill();
    int last = rows.rowEnd[row + 1];
    return last == NONE ? null : text.substring(0, rows.end[last]);
  }

  /** From right to left, so that what follows a bracket is known when it is met. */
  private void fill() {
    int nearest = NONE;
    rowEnd[text.length()] = NONE;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '\n') {
        nearest = NONE; // a row ends on the line on which it starts
      } else if (c == ']') {
        int whole = endAfter(PythonNumbers.skipSpace(text, i + 1));
        if (whole != NONE) {
          end[i] = whole;
          nearest = i;
        }
      }
      rowEnd[i] = nearest;
    }
  }

  private int endAfter(int at) {
    if (at >= text.length()) {
      return NONE;
    }
    if (text.charAt(at) == close) {
      return at + 1;
    }
    int row = PythonNumbers.skipSpace(text, at + 1);
    if (text.charAt(at) != ',' || !text.startsWith("[", row)) {
      return NONE;
    }
    int last = rowEnd[row + 1];
    return last == NONE ? NONE : end[last];
  }

  /** {@return the rows of a matched text} */
  static Value read(String matched) {
    List<Value> rows = new ArrayList<>();
    NextIndex open = new NextIndex(matched, "[");
    NextIndex close = new NextIndex(matched, "]");
    NextIndex line = new NextIndex(matched, "\n");
    int at = open.from(0);
    while (at < matched.length()) {
      int end = close.from(at + 1);
      boolean fits = end < matched.length() && line.from(at + 1) > end;
      if (fits) {
        rows.add(row(PythonNumbers.strip(matched.substring(at + 1, end)), rows.isEmpty()));
      }
      at = open.from(fits ? end + 1 : at + 1);
    }
    return new Value.Items(rows);
  }

  private static Value row(String text, boolean first) {
    String inner = first && text.startsWith("[") ? text.substring(1) : text;
    List<Value> items = new ArrayList<>();
    for (String item : inner.split(",", -1)) {
      items.add(JavaScriptText.guess(item));
    }
    return new Value.Items(items);
  }
}
