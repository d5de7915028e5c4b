package org.javoke.python;

/**
 * How far a number reaches, or why it is none.
 *
 * @param end index after its last character
 * @param error what is wrong; empty if nothing is
 */
record NumberShape(int end, String error) {

  static NumberShape read(String text, int start) {
    return new Reader(text, start).read();
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text, int at) {
      this.text = text;
      this.at = at;
    }

    NumberShape read() {
      if (peek() == '0') {
        switch (Character.toLowerCase(peekAfter())) {
          case 'x' -> {
            return withBase(16);
          }
          case 'o' -> {
            return withBase(8);
          }
          case 'b' -> {
            return withBase(2);
          }
          default -> {}
        }
      }
      int start = at;
      if (peek() != '.' && !digits()) {
        return error("a '_' in a number must stand between digits");
      }
      boolean padded = text.charAt(start) == '0' && hasOtherDigit(start, at);
      return tail(padded);
    }

    private NumberShape withBase(int base) {
      at += 2;
      do {
        if (peek() == '_') {
          at++;
        }
        if (Character.digit(ascii(peek()), base) < 0) {
          return error("a digit of base " + base + " was expected");
        }
        while (Character.digit(ascii(peek()), base) >= 0) {
          at++;
        }
      } while (peek() == '_');
      return isDigit(peek()) ? error("a digit is too large for base " + base) : end();
    }

    private NumberShape tail(boolean padded) {
      boolean whole = true;
      if (peek() == '.') {
        whole = false;
        at++;
        if (isDigit(peek()) && !digits()) {
          return error("a '_' in a number must stand between digits");
        }
      }
      if (peek() == 'e' || peek() == 'E') {
        char next = peekAfter();
        boolean signed = next == '+' || next == '-';
        if (isDigit(signed && at + 2 < text.length() ? text.charAt(at + 2) : next)) {
          whole = false;
          at += signed ? 2 : 1;
          if (!digits()) {
            return error("a '_' in a number must stand between digits");
          }
        } else if (signed) {
          return error("an exponent was expected");
        } else {
          return end();
        }
      }
      if (peek() == 'j' || peek() == 'J') {
        at++;
        return end();
      }
      return padded && whole ? error("a whole number must not start with 0") : end();
    }

    private boolean digits() {
      while (true) {
        while (isDigit(peek())) {
          at++;
        }
        if (peek() != '_') {
          return true;
        }
        at++;
        if (!isDigit(peek())) {
          return false;
        }
      }
    }

    private boolean hasOtherDigit(int from, int to) {
      return text.substring(from, to).chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    // A keyword may follow a number directly: 1if x else y.
    private NumberShape end() {
      for (String keyword : new String[] {"and", "else", "for", "if", "in", "is", "or", "not"}) {
        if (text.startsWith(keyword, at)) {
          return new NumberShape(at, "");
        }
      }
      return at < text.length() && Lexer.isIdentifierCharacter(text.charAt(at))
          ? error("a number runs into a name")
          : new NumberShape(at, "");
    }

    private NumberShape error(String reason) {
      return new NumberShape(at, reason);
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private char peekAfter() {
      return at + 1 < text.length() ? text.charAt(at + 1) : '\0';
    }

    private static char ascii(char c) {
      return c < 128 ? c : '\0';
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
