package org.javoke.call;

/**
 * Finds where calls in the syntax of a programming language start: {@code [name(} anywhere, and
 * {@code name(} at the start of a line if a named argument or the closing bracket follows. What
 * else looks like a call is prose: people write {@code f(x)} about mathematics.
 */
final class CallStarts {

  private CallStarts() {}

  /** {@return the index of the next start from an index on, or -1 where there is none} */
  static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[') {
        int name = skipSpace(text, i + 1);
        if (endOfCallee(text, name) > 0) {
          return i;
        }
        i = name - 1;
      } else if (isNameStart(c)) {
        if (startsLine(text, i) && isCall(text, i)) {
          return i;
        }
        i = skipName(text, i) - 1;
      }
    }
    return -1;
  }

  private static boolean startsLine(String text, int at) {
    int i = at - 1;
    while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '`')) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n';
  }

  private static boolean isCall(String text, int at) {
    int open = endOfCallee(text, at);
    if (open < 0) {
      return false;
    }
    int inside = skipSpace(text, open);
    if (inside < text.length() && text.charAt(inside) == ')') {
      return true;
    }
    int end =
        inside < text.length() && isNameStart(text.charAt(inside))
            ? skipName(text, inside)
            : inside;
    int equals = skipSpace(text, end);
    return end > inside
        && equals < text.length()
        && text.charAt(equals) == '='
        && !text.startsWith("==", equals);
  }

  /** {@return the index after the bracket that follows a dotted name, or -1 for anything else} */
  private static int endOfCallee(String text, int from) {
    if (from >= text.length() || !isNameStart(text.charAt(from))) {
      return -1;
    }
    int end = skipName(text, from);
    while (end + 1 < text.length()
        && text.charAt(end) == '.'
        && isNameStart(text.charAt(end + 1))) {
      end = skipName(text, end + 1);
    }
    return end < text.length() && text.charAt(end) == '(' ? end + 1 : -1;
  }

  /** {@return whether a name can start with the character, in one language or another} */
  static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_' || c == '$' || Character.isHighSurrogate(c);
  }

  /** {@return the index after the name that starts at an index} */
  static int skipName(String text, int from) {
    int end = from + 1;
    while (end < text.length()
        && (isNameStart(text.charAt(end))
            || Character.isDigit(text.charAt(end))
            || Character.isLowSurrogate(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
