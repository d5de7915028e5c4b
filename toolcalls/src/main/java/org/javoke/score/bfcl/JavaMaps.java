package org.javoke.score.bfcl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.value.Value;

/** {@code new HashMap<K, V>() {{ put("key", value); }}} as the reference reads it. */
final class JavaMaps {

  private static final String HEAD = "HashMap<";

  private JavaMaps() {}

  static Value read(String text) {
    int type = afterHead(text);
    if (type < 0) {
      return new Value.Text(text);
    }
    boolean empty = false;
    NextIndex bracket = new NextIndex(text, ">");
    int lastBrace = text.lastIndexOf('}');
    for (int at = bracket.from(type); at < text.length(); at = bracket.from(at + 1)) {
      int parentheses = PythonNumbers.skipSpace(text, at + 1);
      if (!text.startsWith("()", parentheses)) {
        continue;
      }
      empty = true;
      int open = PythonNumbers.skipSpace(text, parentheses + 2);
      if (text.startsWith("{", open) && lastBrace > open) {
        return new Value.Fields(entries(body(text, open)));
      }
    }
    return empty ? Value.Fields.EMPTY : new Value.Text(text);
  }

  private static int afterHead(String text) {
    for (int at = text.indexOf("new"); at >= 0; at = text.indexOf("new", at + 1)) {
      int name = PythonNumbers.skipSpace(text, at + 3);
      if (name > at + 3 && text.startsWith(HEAD, name)) {
        return name + HEAD.length();
      }
    }
    return -1;
  }

  /** {@return what stands between the one or two opening braces and the first closing one} */
  private static String body(String text, int open) {
    int start = PythonNumbers.skipSpace(text, open + 1);
    if (text.startsWith("{", start)) {
      start = PythonNumbers.skipSpace(text, start + 1);
    }
    return PythonNumbers.strip(text.substring(start, text.indexOf('}', start)));
  }

  private static Map<String, Value> entries(String body) {
    Map<String, Value> entries = new LinkedHashMap<>();
    NextIndex put = new NextIndex(body, "put(\"");
    int at = put.from(0);
    while (at < body.length()) {
      int end = entry(body, at + 5, entries);
      at = put.from(end < 0 ? at + 1 : end);
    }
    return entries;
  }

  /**
   * Reads {@code key", value)} into the entries. A key may hold {@code ",} if only so a value
   * follows.
   *
   * @return the index after it, or -1 where there is no entry
   */
  private static int entry(String body, int start, Map<String, Value> entries) {
    NextIndex close = new NextIndex(body, ")");
    NextIndex line = new NextIndex(body, "\n");
    int lineEnd = line.from(start);
    for (int quote = body.indexOf("\",", start);
        quote >= 0 && quote < lineEnd;
        quote = body.indexOf("\",", quote + 1)) {
      int value = PythonNumbers.skipSpace(body, quote + 2);
      int end = close.from(value);
      if (end == body.length()) {
        return -1;
      }
      if (line.from(value) > end) {
        String text = PythonNumbers.strip(body.substring(value, end));
        entries.put(body.substring(start, quote), JavaText.guess(text));
        return end + 1;
      }
    }
    return -1;
  }
}
