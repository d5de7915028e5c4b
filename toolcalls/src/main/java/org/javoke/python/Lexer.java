package org.javoke.python;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.javoke.python.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into tokens as Python's tokenizer does, one at a time, so that an expression at the
 * start of a longer text can be read without looking at the rest.
 */
final class Lexer {

  private static final int MAX_OPEN_BRACKETS = 199; // Python's own limit
  private static final Set<String> KEYWORDS =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield")
              .split(" "));
  private static final List<String> LONG_OPERATORS =
      List.of("...", "==", "!=", "<=", ">=", "**", "//", "<<", ">>", ":=");
  private static final String OPERATORS = "+-*/%@&|^~<>()[]{},:.;=";

  private final String text;
  private final Deque<Character> open = new ArrayDeque<>();
  private int at;

  Lexer(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /** {@return the next token; after the end, or after an error, the same one again} */
  Token next() {
    Token skipped = skipBlanks();
    if (skipped != null) {
      return skipped;
    }
    if (at >= text.length()) {
      return open.isEmpty()
          ? new Token(Kind.END, "", at, at)
          : error("'" + open.peek() + "' was never closed");
    }
    char c = text.charAt(at);
    if (c == '\n') {
      return token(Kind.NEWLINE, at + 1);
    }
    if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
      return number();
    }
    if (c == '"' || c == '\'') {
      return string(at);
    }
    if (isIdentifierCharacter(c)) {
      return nameOrString();
    }
    return operator(c);
  }

  private @Nullable Token skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\f' || (c == '\n' && !open.isEmpty())) {
        at++;
      } else if (c == '#') {
        int line = text.indexOf('\n', at);
        at = line < 0 ? text.length() : line;
      } else if (c == '\\') {
        if (charAt(at + 1) != '\n') {
          return error("unexpected character after a line continuation");
        }
        at += 2;
        if (at == text.length()) {
          return error("the text ends in a line continuation");
        }
      } else {
        return null;
      }
    }
    return null;
  }

  private Token number() {
    NumberShape shape = NumberShape.read(text, at);
    return shape.error().isEmpty() ? token(Kind.NUMBER, shape.end()) : error(shape.error());
  }

  private Token nameOrString() {
    int end = at;
    while (end < text.length() && isIdentifierCharacter(text.charAt(end))) {
      end++;
    }
    char after = charAt(end);
    if ((after == '"' || after == '\'') && StringLiteral.isPrefix(text.substring(at, end))) {
      return string(end);
    }
    String name = text.substring(at, end);
    if (KEYWORDS.contains(name)) {
      return token(Kind.KEYWORD, end);
    }
    int start = at;
    String normal = Identifiers.normalized(name);
    if (normal.isEmpty()) {
      return error("'" + name + "' is no name");
    }
    at = end;
    return new Token(Kind.NAME, normal, start, end);
  }

  private Token string(int quoteAt) {
    char quote = text.charAt(quoteAt);
    String triple = String.valueOf(quote).repeat(3);
    if (text.startsWith(triple, quoteAt)) {
      return stringEnd(quoteAt + 3, quote, triple);
    }
    return stringEnd(quoteAt + 1, quote, String.valueOf(quote));
  }

  private Token stringEnd(int from, char quote, String closing) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\n' && closing.length() == 1) {
        break;
      } else if (c == quote && text.startsWith(closing, i)) {
        return token(Kind.STRING, i + closing.length());
      }
    }
    return error("the string is not closed");
  }

  private Token operator(char c) {
    for (String operator : LONG_OPERATORS) {
      if (text.startsWith(operator, at)) {
        return token(Kind.OPERATOR, at + operator.length());
      }
    }
    if (OPERATORS.indexOf(c) < 0) {
      return error("'" + Character.toString(text.codePointAt(at)) + "' is no part of Python");
    }
    switch (c) {
      case '(', '[', '{' -> {
        if (open.size() == MAX_OPEN_BRACKETS) {
          return error("more than " + MAX_OPEN_BRACKETS + " brackets are open");
        }
        open.push(c);
      }
      case ')', ']', '}' -> {
        if (open.isEmpty()) {
          return error("'" + c + "' closes nothing");
        }
        char opened = open.pop();
        if ("([{".indexOf(opened) != ")]}".indexOf(c)) {
          open.push(opened);
          return error("'" + c + "' does not close '" + opened + "'");
        }
      }
      default -> {}
    }
    return token(Kind.OPERATOR, at + 1);
  }

  private Token token(Kind kind, int end) {
    Token token = new Token(kind, text.substring(at, end), at, end);
    at = end;
    return token;
  }

  private Token error(String reason) {
    return new Token(Kind.ERROR, reason, Math.min(at, text.length()), at);
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isIdentifierCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c >= 128;
  }
}
