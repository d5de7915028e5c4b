package org.javoke.repair;

/** Reads a string in any quotes, and finds its end when quotes inside it were not escaped. */
final class LenientString {

  /** What the string is, which says what may follow it. */
  enum Place {
    KEY,
    VALUE
  }

  private final String text;
  private final StringBuilder out;
  private final Fixes fixes;

  LenientString(String text, StringBuilder out, Fixes fixes) {
    this.text = text;
    this.out = out;
    this.fixes = fixes;
  }

  /** {@return the quote that closes what the character opens; 0 if it opens no string} */
  static char closingQuote(char c) {
    return switch (c) {
      case '"', '\'' -> c;
      case '“' -> '”';
      case '‘' -> '’';
      default -> 0;
    };
  }

  /**
   * Writes the string at an index as JSON.
   *
   * @return the index after it; -1 if it cannot be told where it ends
   */
  int read(int start, Place place) {
    char quote = closingQuote(text.charAt(start));
    if (quote != '"') {
      fixes.add("quotes replaced");
    }
    out.append('"');
    boolean quotesInside = false;
    int at = start + 1;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at = escape(at);
      } else if (c == quote && ends(at + 1, place)) {
        out.append('"');
        return at + 1;
      } else {
        quotesInside |= c == quote;
        write(c, quote);
      }
    }
    if (quotesInside) {
      return -1; // one of them may have been the end
    }
    fixes.add("string closed");
    out.append('"');
    return at;
  }

  // A quote ends a string only where something follows that can follow one.
  private boolean ends(int after, Place place) {
    int at = after;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at >= text.length()) {
      return true;
    }
    char next = text.charAt(at);
    return switch (place) {
      case KEY -> next == ':';
      case VALUE -> next == ',' || next == '}' || next == ']';
    };
  }

  private void write(char c, char quote) {
    if (c == '"') {
      if (quote == '"') {
        fixes.add("quote inside a string escaped");
      }
      out.append("\\\"");
    } else if (c < ' ') {
      fixes.add("control character escaped");
      out.append("\\u%04x".formatted((int) c));
    } else {
      out.append(c);
    }
  }

  private int escape(int at) {
    if (at + 1 >= text.length()) {
      fixes.add("half an escape dropped");
      return at;
    }
    char c = text.charAt(at + 1);
    boolean json = "\"\\/bfnrt".indexOf(c) >= 0 || (c == 'u' && isHex(at + 2));
    if (json) {
      out.append('\\').append(c);
    } else if (c == '\'') {
      fixes.add("escape dropped");
      out.append(c);
    } else {
      fixes.add("backslash escaped");
      out.append("\\\\");
      return at;
    }
    return at + 1;
  }

  private boolean isHex(int start) {
    if (start + 4 > text.length()) {
      return false;
    }
    return text.substring(start, start + 4).chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  /** {@return the index after the comment that starts there; the index itself if none does} */
  static int afterComment(String text, int at) {
    if (text.startsWith("//", at) || text.startsWith("#", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end + 1;
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    return at;
  }
}
