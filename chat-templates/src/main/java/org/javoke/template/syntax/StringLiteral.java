package org.javoke.template.syntax;

import java.util.HexFormat;

/** The escapes of Python's string literals, as its {@code unicode-escape} codec reads them. */
final class StringLiteral {

  private final String literal;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private StringLiteral(String literal) {
    this.literal = literal;
  }

  /**
   * {@return the text that stands between the quotes, decoded}
   *
   * @throws IllegalArgumentException if an escape is cut off or names no character
   */
  static String decode(String literal) {
    return literal.indexOf('\\') < 0 ? literal : new StringLiteral(literal).run();
  }

  private String run() {
    while (at < literal.length()) {
      char c = literal.charAt(at++);
      if (c == '\\') {
        escape(literal.charAt(at++)); // the lexer never ends a literal with a lone backslash
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void escape(char c) {
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000B');
      case 'x' -> hex(2);
      case 'u' -> hex(4);
      case 'U' -> hex(8);
      case 'N' -> named();
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      default -> unknown(c);
    }
  }

  private void hex(int width) {
    if (at + width > literal.length()) {
      throw new IllegalArgumentException("truncated \\ escape");
    }
    long point = HexFormat.fromHexDigitsToLong(literal, at, at + width);
    if (point > Character.MAX_CODE_POINT) {
      throw new IllegalArgumentException("illegal Unicode character");
    }
    out.appendCodePoint((int) point);
    at += width;
  }

  private void octal() {
    int start = at - 1;
    while (at < literal.length()
        && at < start + 3
        && literal.charAt(at) >= '0'
        && literal.charAt(at) <= '7') {
      at++;
    }
    out.append((char) Integer.parseInt(literal.substring(start, at), 8));
  }

  private void named() {
    int close = literal.indexOf('}', at);
    if (close < 0 || literal.charAt(at) != '{') {
      throw new IllegalArgumentException("malformed \\N character escape");
    }
    out.appendCodePoint(Character.codePointOf(literal.substring(at + 1, close)));
    at = close + 1;
  }

  /**
   * Keeps the backslash. Jinja encodes other characters before it decodes: they lose themselves.
   */
  private void unknown(char c) {
    out.append('\\');
    if (c < 128) {
      out.append(c);
      return;
    }
    int point = literal.codePointAt(at - 1);
    at += Character.charCount(point) - 1;
    String digits = Integer.toHexString(point);
    char letter = point < 0x100 ? 'x' : point < 0x10000 ? 'u' : 'U';
    int width = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8;
    out.append(letter).repeat('0', width - digits.length()).append(digits);
  }
}
