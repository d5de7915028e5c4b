package org.javoke.python;

/** The backslash escapes of Python's strings and bytes. */
final class Escapes {

  private final String text;
  private final boolean bytes;
  private final int start;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private Escapes(String text, boolean bytes, int start) {
    this.text = text;
    this.bytes = bytes;
    this.start = start;
  }

  /**
   * @param start index of the text in the whole, for error messages
   */
  static String decode(String text, boolean bytes, int start) throws PythonSyntaxException {
    return text.indexOf('\\') < 0 ? text : new Escapes(text, bytes, start).decoded();
  }

  private String decoded() throws PythonSyntaxException {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        escape(text.charAt(at++));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void escape(char c) throws PythonSyntaxException {
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      case 'x' -> hexadecimal(2);
      default -> wideEscape(c);
    }
  }

  private void wideEscape(char c) throws PythonSyntaxException {
    if (!bytes && c == 'u') {
      hexadecimal(4);
    } else if (!bytes && c == 'U') {
      hexadecimal(8);
    } else if (!bytes && c == 'N') {
      named();
    } else {
      out.append('\\').append(c);
    }
  }

  private void octal() {
    int end = at;
    while (end < text.length() && end < at + 2 && "01234567".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    int value = Integer.parseInt(text.substring(at - 1, end), 8);
    out.append((char) (bytes ? value & 0xff : value));
    at = end;
  }

  private void hexadecimal(int digits) throws PythonSyntaxException {
    long value = 0;
    for (int i = 0; i < digits; i++) {
      char c = at < text.length() ? text.charAt(at) : '\0';
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw error("an escape with " + digits + " hexadecimal digits was expected");
      }
      value = value * 16 + digit;
      at++;
    }
    if (value > Character.MAX_CODE_POINT) {
      throw error("there is no character with this number");
    }
    out.appendCodePoint((int) value);
  }

  private void named() throws PythonSyntaxException {
    int end = text.indexOf('}', at);
    if (at >= text.length() || text.charAt(at) != '{' || end < 0) {
      throw error("a character's name in braces was expected");
    }
    try {
      out.appendCodePoint(Character.codePointOf(text.substring(at + 1, end)));
    } catch (IllegalArgumentException e) {
      throw error("there is no character with this name");
    }
    at = end + 1;
  }

  private PythonSyntaxException error(String reason) {
    return new PythonSyntaxException(reason, start + at);
  }
}
