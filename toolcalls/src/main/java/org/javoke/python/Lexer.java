package org.javoke.python;

import java.util.HashSet;
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
      new HashSet<>(
          List.of(
              ("False None True and as assert async await break class continue def del elif else"
                      + " except finally for from global if import in is lambda nonlocal not or"
                      + " pass raise return try while with yield")
                  .split(" ")));
  private static final List<String> LONG_OPERATORS =
      List.of("...", "==", "!=", "<=", ">=", "**", "//", "<<", ">>", ":=");
  private static final String OPERATORS = "+-*/%@&|^~<>()[]{},:.;=";
  private static final List<String> SHORT_OPERATORS = List.of(OPERATORS.split(""));

  private final String text;
  private final StringBuilder open = new StringBuilder(); // brackets, the innermost last
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
          : error("'" + open.charAt(open.length() - 1) + "' was never closed");
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
    // The second character of a long operator is one of these, or the first one again.
    if (at + 1 < text.length() && (text.charAt(at + 1) == c || text.charAt(at + 1) == '=')) {
      for (String operator : LONG_OPERATORS) {
        if (text.startsWith(operator, at)) {
          return token(Kind.OPERATOR, at + operator.length());
        }
      }
    }
    int index = OPERATORS.indexOf(c);
    if (index < 0) {
      return error("'" + Character.toString(text.codePointAt(at)) + "' is no part of Python");
    }
    String refusal = bracket(c);
    if (refusal != null) {
      return error(refusal);
    }
    Token token = new Token(Kind.OPERATOR, SHORT_OPERATORS.get(index), at, at + 1);
    at++;
    return token;
  }

  // Opens or closes one, if it is one, or says why it cannot be.
  private @Nullable String bracket(char c) {
    switch (c) {
      case '(', '[', '{' -> {
        if (open.length() == MAX_OPEN_BRACKETS) {
          return "more than " + MAX_OPEN_BRACKETS + " brackets are open";
        }
        open.append(c);
      }
      case ')', ']', '}' -> {
        if (open.isEmpty()) {
          return "'" + c + "' closes nothing";
        }
        char opened = open.charAt(open.length() - 1);
        if ("([{".indexOf(opened) != ")]}".indexOf(c)) {
          return "'" + c + "' does not close '" + opened + "'";
        }
        open.setLength(open.length() - 1);
      }
      default -> {}
    }
    return null;
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
