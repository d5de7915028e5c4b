package org.javoke.python;

import java.util.ArrayList;
import java.util.List;
import org.javoke.python.Token.Kind;

/** The tokens of a text, read as far as needed, with a place in them. */
final class Tokens {

  private final Lexer lexer;
  private final List<Token> read = new ArrayList<>();
  private int at;

  Tokens(String text, int start) {
    this.lexer = new Lexer(text, start);
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    while (read.size() <= at + ahead) {
      read.add(lexer.next());
    }
    return read.get(at + ahead);
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  boolean isOperator(String operator) {
    return peek().isOperator(operator);
  }

  boolean isKeyword(String keyword) {
    return peek().isKeyword(keyword);
  }

  boolean takeOperator(String operator) {
    boolean found = isOperator(operator);
    at += found ? 1 : 0;
    return found;
  }

  boolean takeKeyword(String keyword) {
    boolean found = isKeyword(keyword);
    at += found ? 1 : 0;
    return found;
  }

  void expectOperator(String operator) throws PythonSyntaxException {
    if (!takeOperator(operator)) {
      throw unexpected("'" + operator + "'");
    }
  }

  void expectKeyword(String keyword) throws PythonSyntaxException {
    if (!takeKeyword(keyword)) {
      throw unexpected("'" + keyword + "'");
    }
  }

  String expectName() throws PythonSyntaxException {
    if (peek().kind() != Kind.NAME) {
      throw unexpected("a name");
    }
    return next().text();
  }

  /** {@return index after the last character of the token taken last} */
  int end() {
    return at == 0 ? 0 : read.get(at - 1).end();
  }

  /** {@return the complaint that something else stands here than what was expected} */
  PythonSyntaxException unexpected(String expected) {
    Token token = peek();
    String reason =
        switch (token.kind()) {
          case ERROR -> token.text();
          case END -> expected + " was expected, but the text ends";
          case NEWLINE -> expected + " was expected, but the line ends";
          case NAME, KEYWORD, NUMBER, STRING, OPERATOR ->
              expected + " was expected, but '" + shortened(token.text()) + "' stands there";
        };
    return new PythonSyntaxException(reason, token.start());
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
