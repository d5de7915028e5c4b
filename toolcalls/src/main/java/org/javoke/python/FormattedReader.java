package org.javoke.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the inside of an f-string by the rules of Python 3.11 (before PEP 701). */
final class FormattedReader {

  private final StringLiteral literal;
  private final String text;
  private final int depth;
  private int at;

  private FormattedReader(StringLiteral literal, int depth) {
    this.literal = literal;
    this.text = literal.body();
    this.depth = depth;
  }

  static List<Expr.Piece> read(StringLiteral literal, int depth) throws PythonSyntaxException {
    return new FormattedReader(literal, depth).pieces(0);
  }

  // Level 0 is the string itself, 1 the format after a colon; deeper is refused, as in Python.
  private List<Expr.Piece> pieces(int level) throws PythonSyntaxException {
    List<Expr.Piece> pieces = new ArrayList<>();
    while (true) {
      pieces.add(new Expr.Literal(literal(level)));
      if (at >= text.length() || text.charAt(at) == '}') {
        return Strings.merged(pieces);
      }
      replacement(level, pieces);
    }
  }

  private String literal(int level) throws PythonSyntaxException {
    StringBuilder out = new StringBuilder();
    int from = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && !literal.isRaw()) {
        skipEscape();
      } else if (c != '{' && c != '}') {
        at++;
      } else if (level == 0 && at + 1 < text.length() && text.charAt(at + 1) == c) {
        out.append(decoded(from, at + 1));
        at += 2;
        from = at;
      } else if (level == 0 && c == '}') {
        throw error("a single '}' was not expected in an f-string");
      } else {
        break;
      }
    }
    return out.append(decoded(from, at)).toString();
  }

  private void skipEscape() {
    boolean named = text.startsWith("N{", at + 1);
    int end = named ? text.indexOf('}', at) + 1 : 0;
    if (end > 0) {
      at = end;
      return;
    }
    boolean brace = at + 1 < text.length() && "{}".indexOf(text.charAt(at + 1)) >= 0;
    at = Math.min(text.length(), at + (brace ? 1 : 2));
  }

  private String decoded(int from, int to) throws PythonSyntaxException {
    String part = text.substring(from, to);
    return literal.isRaw() ? part : Escapes.decode(part, false, literal.start() + from);
  }

  private void replacement(int level, List<Expr.Piece> pieces) throws PythonSyntaxException {
    if (level == 2) {
      throw error("an f-string is nested too deeply");
    }
    int from = ++at;
    skipExpression();
    Expr value = expression(text.substring(from, at), literal.start() + from);
    boolean shown = peek() == '=';
    if (shown) {
      at++;
      while (at < text.length() && " \t\n\f\r".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      pieces.add(new Expr.Literal(text.substring(from, at)));
    }
    char conversion = conversion();
    Expr.@Nullable Formatted format = null;
    if (peek() == ':') {
      at++;
      format = new Expr.Formatted(pieces(level + 1));
    }
    if (peek() != '}') {
      throw error("'}' was expected");
    }
    at++;
    boolean byRepr = shown && conversion == 0 && format == null;
    pieces.add(new Expr.Replacement(value, byRepr ? 'r' : conversion, format));
  }

  private char conversion() throws PythonSyntaxException {
    if (peek() != '!') {
      return 0;
    }
    at++;
    char conversion = peek();
    if ("sra".indexOf(conversion) < 0) {
      throw error("one of the conversions s, r and a was expected");
    }
    at++;
    if (peek() != ':' && peek() != '}') {
      throw error("'}' or ':' was expected");
    }
    return conversion;
  }

  private void skipExpression() throws PythonSyntaxException {
    Deque<Character> open = new ArrayDeque<>();
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '\\', '#' -> throw error("'" + c + "' is not allowed in an f-string's expression");
        case '\'', '"' -> skipString(c);
        case '(', '[', '{' -> open.push(c);
        case '!', '=', '<', '>' -> {
          boolean compares = at + 1 < text.length() && text.charAt(at + 1) == '=';
          if (open.isEmpty() && !compares && (c == '!' || c == '=')) {
            return;
          }
          at += compares ? 1 : 0;
        }
        case ':', '}', ')', ']' -> {
          if (open.isEmpty() && (c == ':' || c == '}')) {
            return;
          }
          if (c != ':' && (open.isEmpty() || "([{".indexOf(open.pop()) != ")]}".indexOf(c))) {
            throw error("'" + c + "' closes nothing");
          }
        }
        default -> {}
      }
      at++;
    }
    throw error("'}' was expected");
  }

  // Leaves the place at the last quote.
  private void skipString(char quote) throws PythonSyntaxException {
    String one = String.valueOf(quote);
    String closing = text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
    int end = text.indexOf(closing, at + closing.length());
    int escape = text.indexOf('\\', at);
    if (end < 0 || (escape >= 0 && escape < end)) {
      throw error("a string in an f-string's expression is not closed, or holds a backslash");
    }
    at = end + closing.length() - 1;
  }

  private Expr expression(String source, int start) throws PythonSyntaxException {
    if (source.chars().allMatch(c -> " \t\n\f\r".indexOf(c) >= 0)) {
      throw error("an expression was expected in the braces");
    }
    try {
      return new Parser("(" + source + ")", 0, depth).bracketed();
    } catch (PythonSyntaxException e) {
      throw new PythonSyntaxException(e.reason(), start + Math.max(0, e.position() - 1));
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private PythonSyntaxException error(String reason) {
    return new PythonSyntaxException(reason, literal.start() + Math.min(at, text.length()));
  }
}
