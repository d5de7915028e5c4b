package org.javoke.template.syntax;

import java.util.List;
import org.javoke.template.syntax.Token.Kind;

/** The tokens of a template, read from the first to the last, with the parser's small questions. */
final class TokenStream {

  private static final int MAX_NESTING = 100;

  private final List<Token> tokens; // ends with an END token
  private int at;
  private int nesting;

  TokenStream(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token current() {
    return tokens.get(at);
  }

  /** {@return the token behind the current one} */
  Token ahead() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = current();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean isOperator(String operator) {
    return current().isOperator(operator);
  }

  boolean isName(String name) {
    return current().isName(name);
  }

  boolean skipOperator(String operator) {
    boolean found = isOperator(operator);
    if (found) {
      next();
    }
    return found;
  }

  boolean skipName(String name) {
    boolean found = isName(name);
    if (found) {
      next();
    }
    return found;
  }

  void expectOperator(String operator) {
    if (!skipOperator(operator)) {
      throw fail("expected '" + operator + "', got " + current().describe());
    }
  }

  void expectName(String name) {
    if (!skipName(name)) {
      throw fail("expected '" + name + "', got " + current().describe());
    }
  }

  Token expect(Kind kind) {
    if (!current().is(kind)) {
      throw fail("expected " + kind.description() + ", got " + current().describe());
    }
    return next();
  }

  int line() {
    return current().line();
  }

  SyntaxException fail(String message) {
    return new SyntaxException(line(), message);
  }

  /** Goes one level deeper into nested syntax; each call needs its {@link #ascend()}. */
  void descend() {
    if (++nesting > MAX_NESTING) {
      throw fail("nested deeper than " + MAX_NESTING + " levels");
    }
  }

  void ascend() {
    nesting--;
  }
}
