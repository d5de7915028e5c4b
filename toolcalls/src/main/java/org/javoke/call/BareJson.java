package org.javoke.call;

import java.util.Set;

/** Finds calls that are written as JSON without a mark around them. */
final class BareJson {

  private static final Set<String> FIRST_KEYS =
      Set.of("name", "type", "id", "index", "function", "arguments", "parameters", "tool_calls");

  private BareJson() {}

  /**
   * {@return the index of the first bracket from an index on that looks like a call: an object
   * whose first key is one of a call's, or an array of such; -1 where there is none}
   */
  static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' && opensCall(text, i)) {
        return i;
      }
      if (c == '[') {
        int inside = skipSpace(text, i + 1);
        if (inside < text.length() && text.charAt(inside) == '{' && opensCall(text, inside)) {
          return i;
        }
        i = inside - 1;
      }
    }
    return -1;
  }

  private static boolean opensCall(String text, int brace) {
    int quote = skipSpace(text, brace + 1);
    if (quote >= text.length() || text.charAt(quote) != '"') {
      return false;
    }
    for (String key : FIRST_KEYS) {
      if (text.startsWith(key + "\"", quote + 1)) {
        int colon = skipSpace(text, quote + key.length() + 2);
        return colon < text.length() && text.charAt(colon) == ':';
      }
    }
    return false;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
