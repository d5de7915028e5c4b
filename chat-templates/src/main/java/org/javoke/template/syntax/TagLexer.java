package org.javoke.template.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import org.javoke.template.syntax.Token.Kind;

/** Splits what stands inside <code>{{ }}</code> or <code>{% %}</code> into tokens. */
final class TagLexer {

  /** Takes the tokens. */
  @FunctionalInterface
  interface Sink {
    void add(Kind kind, String text, int offset);
  }

  private static final String TWO_CHARACTER_OPERATORS = "// ** == != >= <=";
  private static final String ONE_CHARACTER_OPERATORS = "+-/*%~[](){}><=.:|,;";

  private final String source;
  private final boolean print;
  private final String end;
  private final Deque<Character> open = new ArrayDeque<>();

  TagLexer(String source, boolean print) {
    this.source = source;
    this.print = print;
    this.end = print ? "}}" : "%}";
  }

  /** {@return where the text behind the tag starts} */
  int run(int start, Sink sink) {
    int at = start;
    while (at < source.length()) {
      int tagEnd = open.isEmpty() ? endAt(at) : -1;
      if (tagEnd >= 0) {
        sink.add(print ? Kind.PRINT_END : Kind.BLOCK_END, "", at);
        boolean signed = source.charAt(at) != end.charAt(0);
        return skipAfterEnd(source, tagEnd, signed ? source.charAt(at) : 0, !print);
      }
      at = token(at, sink);
    }
    throw fail(source.length(), "a tag is not closed: '" + end + "' is missing");
  }

  /** {@return where the closing delimiter that stands here ends, or -1 if none does} */
  private int endAt(int at) {
    if (source.startsWith(end, at)) {
      return at + 2;
    }
    char sign = source.charAt(at);
    boolean closes = (sign == '-' || (sign == '+' && !print)) && source.startsWith(end, at + 1);
    return closes ? at + 3 : -1;
  }

  /** Skips the white space that a tag takes away behind it. */
  static int skipAfterEnd(String source, int from, char sign, boolean trimNewline) {
    int at = from;
    if (sign == '-') {
      while (at < source.length() && isSpace(source.charAt(at))) {
        at++;
      }
    } else if (sign != '+' && trimNewline && at < source.length() && source.charAt(at) == '\n') {
      at++;
    }
    return at;
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  static int trimmedEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private int token(int at, Sink sink) {
    char c = source.charAt(at);
    if (isSpace(c)) {
      return at + 1;
    }
    if (c >= '0' && c <= '9') {
      return number(at, sink);
    }
    if (c == '\'' || c == '"') {
      return string(at, c, sink);
    }
    int point = source.codePointAt(at);
    if (Character.isUnicodeIdentifierStart(point) || c == '_') {
      return name(at, sink);
    }
    return operator(at, c, sink);
  }

  private int name(int start, Sink sink) {
    int at = start;
    while (at < source.length() && isNamePart(source.codePointAt(at))) {
      at += Character.charCount(source.codePointAt(at));
    }
    sink.add(Kind.NAME, source.substring(start, at), start);
    return at;
  }

  private static boolean isNamePart(int point) {
    return point == '_'
        || (Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point));
  }

  private int string(int start, char quote, Sink sink) {
    int at = start + 1;
    while (at < source.length() && source.charAt(at) != quote) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= source.length()) {
      throw fail(start, "a string is not closed: " + quote + " is missing");
    }
    String literal = source.substring(start + 1, at);
    try {
      sink.add(Kind.STRING, StringLiteral.decode(literal), start);
    } catch (IllegalArgumentException e) {
      throw fail(start, "invalid string: " + e.getMessage());
    }
    return at + 1;
  }

  private int number(int start, Sink sink) {
    int afterDot = start > 0 && source.charAt(start - 1) == '.' ? -1 : floatEnd(start);
    int stop = afterDot < 0 ? integerEnd(start) : afterDot;
    String digits = source.substring(start, stop).replace("_", "");
    sink.add(afterDot < 0 ? Kind.INTEGER : Kind.FLOAT, digits, start);
    return stop;
  }

  /**
   * {@return the end of digits with single underscores between them, or the start if none stand
   * here}
   */
  private int digitsEnd(int start) {
    int at = start;
    while (isDigit(at, 10) || (at > start && isUnderscore(at) && isDigit(at + 1, 10))) {
      at++;
    }
    return at;
  }

  private boolean isDigit(int at, int radix) {
    return at < source.length()
        && source.charAt(at) < 128
        && Character.digit(source.charAt(at), radix) >= 0;
  }

  private boolean isUnderscore(int at) {
    return at < source.length() && source.charAt(at) == '_';
  }

  /** {@return the end of the float that stands here, or -1 if none does} */
  private int floatEnd(int start) {
    int whole = digitsEnd(start);
    int fraction = whole;
    if (whole < source.length() && source.charAt(whole) == '.') {
      int digits = digitsEnd(whole + 1);
      fraction = digits > whole + 1 ? digits : whole;
    }
    int exponent = exponentEnd(fraction);
    return exponent > whole ? exponent : -1;
  }

  private int exponentEnd(int start) {
    if (start >= source.length() || Character.toLowerCase(source.charAt(start)) != 'e') {
      return start;
    }
    boolean signed = start + 1 < source.length() && "+-".indexOf(source.charAt(start + 1)) >= 0;
    int first = signed ? start + 2 : start + 1;
    int end = digitsEnd(first);
    return end > first ? end : start;
  }

  private int integerEnd(int start) {
    if (source.charAt(start) != '0') {
      return digitsEnd(start);
    }
    char prefix = start + 1 < source.length() ? source.charAt(start + 1) : 0;
    int radix =
        switch (prefix) {
          case 'x', 'X' -> 16;
          case 'o', 'O' -> 8;
          case 'b', 'B' -> 2;
          default -> 0;
        };
    int at = start + 2;
    while (radix > 0 && (isDigit(at, radix) || (isUnderscore(at) && isDigit(at + 1, radix)))) {
      at++;
    }
    return radix > 0 && at > start + 2 ? at : zerosEnd(start);
  }

  private int zerosEnd(int start) {
    int at = start + 1;
    while (at < source.length()
        && (source.charAt(at) == '0' || (isUnderscore(at) && source.startsWith("0", at + 1)))) {
      at++;
    }
    return at;
  }

  private int operator(int at, char c, Sink sink) {
    if (at + 1 < source.length()) {
      String two = source.substring(at, at + 2);
      if (two.indexOf(' ') < 0 && TWO_CHARACTER_OPERATORS.contains(two)) {
        sink.add(Kind.OPERATOR, two, at);
        return at + 2;
      }
    }
    if (ONE_CHARACTER_OPERATORS.indexOf(c) < 0) {
      throw fail(at, "unexpected character '" + Character.toString(source.codePointAt(at)) + "'");
    }
    balance(at, c);
    sink.add(Kind.OPERATOR, String.valueOf(c), at);
    return at + 1;
  }

  private void balance(int at, char c) {
    switch (c) {
      case '(' -> open.push(')');
      case '[' -> open.push(']');
      case '{' -> open.push('}');
      case ')', ']', '}' -> {
        if (open.isEmpty()) {
          throw fail(at, "unexpected '" + c + "'");
        }
        char expected = open.pop();
        if (expected != c) {
          throw fail(at, "unexpected '" + c + "', expected '" + expected + "'");
        }
      }
      default -> {}
    }
  }

  private SyntaxException fail(int offset, String message) {
    int line = 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
    return new SyntaxException(line, message);
  }
}
