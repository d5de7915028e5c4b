package org.javoke.template.syntax;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyFloat;
import org.javoke.template.python.PyInt;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.syntax.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Parses names, literals, and what follows an operand: attributes, items, calls, filters, tests.
 */
final class OperandParser {

  private static final int MAX_DIGITS = 4300; // Python refuses longer integer literals

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final Vocabulary vocabulary;
  private final Surroundings surroundings;

  OperandParser(
      TokenStream tokens,
      ExpressionParser expressions,
      Vocabulary vocabulary,
      Surroundings surroundings) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.vocabulary = vocabulary;
    this.surroundings = surroundings;
  }

  Expr primary() {
    Token token = tokens.current();
    return switch (token.kind()) {
      case NAME -> name(tokens.next());
      case STRING -> strings();
      case INTEGER -> new Expr.Constant(token.line(), integer(tokens.next().text()));
      case FLOAT ->
          new Expr.Constant(token.line(), new PyFloat(Double.parseDouble(tokens.next().text())));
      case OPERATOR -> bracketed(token);
      case DATA, PRINT_BEGIN, PRINT_END, BLOCK_BEGIN, BLOCK_END, END -> throw unexpected(token);
    };
  }

  private SyntaxException unexpected(Token token) {
    return tokens.fail("unexpected " + token.describe());
  }

  private Expr name(Token token) {
    int line = token.line();
    return switch (token.text()) {
      case "true", "True" -> new Expr.Constant(line, PyBool.TRUE);
      case "false", "False" -> new Expr.Constant(line, PyBool.FALSE);
      case "none", "None" -> new Expr.Constant(line, PyNone.NONE);
      default -> {
        surroundings.readName(token.text());
        yield new Expr.Name(line, token.text());
      }
    };
  }

  private Expr strings() {
    int line = tokens.line();
    StringBuilder text = new StringBuilder(tokens.next().text());
    while (tokens.current().is(Kind.STRING)) {
      text.append(tokens.next().text());
    }
    return new Expr.Constant(line, new PyStr(text.toString()));
  }

  private PyInt integer(String digits) {
    if (digits.length() > MAX_DIGITS) {
      throw tokens.fail("an integer of more than " + MAX_DIGITS + " digits");
    }
    if (digits.length() < 3 || digits.charAt(0) != '0') {
      return new PyInt(new BigInteger(digits));
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> new PyInt(new BigInteger(digits.substring(2), 16));
      case 'o', 'O' -> new PyInt(new BigInteger(digits.substring(2), 8));
      case 'b', 'B' -> new PyInt(new BigInteger(digits.substring(2), 2));
      default -> PyInt.of(0);
    };
  }

  private Expr bracketed(Token token) {
    return switch (token.text()) {
      case "(" -> {
        tokens.next();
        Expr inside = expressions.tuple(true, ")", true);
        tokens.expectOperator(")");
        yield inside;
      }
      case "[" -> list();
      case "{" -> dict();
      default -> throw unexpected(token);
    };
  }

  private Expr list() {
    int line = tokens.next().line();
    List<Expr> items = new ArrayList<>();
    while (!tokens.isOperator("]")) {
      if (!items.isEmpty()) {
        tokens.expectOperator(",");
      }
      if (!tokens.isOperator("]")) {
        items.add(expressions.expression());
      }
    }
    tokens.next();
    return new Expr.ListLiteral(line, items);
  }

  private Expr dict() {
    int line = tokens.next().line();
    List<Expr.Pair> pairs = new ArrayList<>();
    while (!tokens.isOperator("}")) {
      if (!pairs.isEmpty()) {
        tokens.expectOperator(",");
      }
      if (!tokens.isOperator("}")) {
        Expr key = expressions.expression();
        tokens.expectOperator(":");
        pairs.add(new Expr.Pair(key, expressions.expression()));
      }
    }
    tokens.next();
    return new Expr.DictLiteral(line, pairs);
  }

  /** Attributes, items and calls behind an operand. */
  Expr postfix(Expr operand) {
    Expr expr = operand;
    while (true) {
      if (tokens.isOperator(".")) {
        expr = attribute(expr);
      } else if (tokens.isOperator("[")) {
        expr = item(expr);
      } else if (tokens.isOperator("(")) {
        expr = call(expr);
      } else {
        return expr;
      }
    }
  }

  private Expr call(Expr target) {
    int line = tokens.line();
    return new Expr.Call(line, target, passed());
  }

  private Expr attribute(Expr target) {
    int line = tokens.next().line();
    if (tokens.current().is(Kind.INTEGER)) {
      return new Expr.Item(line, target, new Expr.Constant(line, integer(tokens.next().text())));
    }
    return new Expr.Attribute(line, target, new PyStr(tokens.expect(Kind.NAME).text()));
  }

  private Expr item(Expr target) {
    int line = tokens.next().line();
    if (tokens.isOperator("]")) {
      tokens.next(); // Jinja reads x[] as x[()]
      return new Expr.Item(line, target, new Expr.TupleLiteral(line, List.of()));
    }
    Expr first = tokens.isOperator(":") ? null : expressions.expression();
    if (tokens.skipOperator(":")) {
      Expr stop = bound();
      Expr step = tokens.skipOperator(":") ? bound() : null;
      tokens.expectOperator("]");
      return new Expr.Slice(line, target, first, stop, step);
    }
    if (first == null || !tokens.isOperator(",")) {
      tokens.expectOperator("]");
      return new Expr.Item(line, target, Objects.requireNonNull(first));
    }
    return new Expr.Item(line, target, keys(line, first));
  }

  private @Nullable Expr bound() {
    return tokens.isOperator(":") || tokens.isOperator("]") ? null : expressions.expression();
  }

  /** Several keys, which make a tuple. */
  private Expr keys(int line, Expr first) {
    List<Expr> keys = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",")) {
      keys.add(expressions.expression());
    }
    tokens.expectOperator("]");
    return new Expr.TupleLiteral(line, keys);
  }

  /** The arguments of a call, in parentheses. */
  Expr.Passed passed() {
    tokens.expectOperator("(");
    List<Expr> positional = new ArrayList<>();
    List<Expr.Named> named = new ArrayList<>();
    Expr spread = null;
    Expr spreadNamed = null;
    while (!tokens.isOperator(")")) {
      if (tokens.isOperator("*") && spread == null && spreadNamed == null) {
        tokens.next();
        spread = expressions.expression();
      } else if (tokens.isOperator("**") && spreadNamed == null) {
        tokens.next();
        spreadNamed = expressions.expression();
      } else if (isNamedArgument() && spreadNamed == null) {
        String name = tokens.next().text();
        tokens.next();
        named.add(new Expr.Named(name, expressions.expression()));
      } else if (spread == null && spreadNamed == null && named.isEmpty()) {
        positional.add(expressions.expression());
      } else {
        throw tokens.fail("invalid order of the arguments of a call");
      }
      if (!tokens.isOperator(")")) {
        tokens.expectOperator(",");
      }
    }
    tokens.next();
    return new Expr.Passed(positional, named, spread, spreadNamed);
  }

  private boolean isNamedArgument() {
    return tokens.current().is(Kind.NAME) && tokens.ahead().isOperator("=");
  }

  /** Filters and tests behind an operand, and calls of what they give. */
  Expr filtersAndTests(Expr operand) {
    Expr expr = operand;
    while (true) {
      if (tokens.skipOperator("|")) {
        expr = filter(expr);
      } else if (tokens.isName("is")) {
        expr = test(expr);
      } else if (tokens.isOperator("(")) {
        expr = call(expr);
      } else {
        return expr;
      }
    }
  }

  /** The filters of a block, the first of which stands without a bar; null if there are none. */
  Expr.@Nullable Filter blockFilters(boolean startsWithName) {
    Expr.Filter filter = startsWithName ? filter(null) : null;
    while (tokens.skipOperator("|")) {
      filter = filter(filter);
    }
    surroundings.checkNames();
    return filter;
  }

  /** A filter whose bar has been read, if it has one. */
  Expr.Filter filter(@Nullable Expr target) {
    int line = tokens.line();
    String name = dottedName();
    if (!vocabulary.filters().contains(name)) {
      surroundings.unknownName(new SyntaxException(line, "no filter is named '" + name + "'"));
    }
    return new Expr.Filter(line, target, name, optionallyPassed());
  }

  private Expr.Passed optionallyPassed() {
    return tokens.isOperator("(") ? passed() : Expr.Passed.NOTHING;
  }

  private String dottedName() {
    StringBuilder name = new StringBuilder(tokens.expect(Kind.NAME).text());
    while (tokens.skipOperator(".")) {
      name.append('.').append(tokens.expect(Kind.NAME).text());
    }
    return name.toString();
  }

  private Expr test(Expr target) {
    int line = tokens.next().line();
    boolean negated = tokens.skipName("not");
    String name = dottedName();
    if (!vocabulary.tests().contains(name)) {
      surroundings.unknownName(new SyntaxException(line, "no test is named '" + name + "'"));
    }
    Expr.Passed passed = tokens.isOperator("(") ? passed() : bareArgument();
    Expr test = new Expr.Test(line, target, name, passed);
    return negated ? new Expr.Not(line, test) : test;
  }

  /** A test's argument may stand without parentheses: {@code x is divisibleby 3}. */
  private Expr.Passed bareArgument() {
    Token token = tokens.current();
    boolean argument =
        switch (token.kind()) {
          case NAME -> !token.isName("else") && !token.isName("or") && !token.isName("and");
          case STRING, INTEGER, FLOAT -> true;
          case OPERATOR -> token.isOperator("[") || token.isOperator("{");
          case DATA, PRINT_BEGIN, PRINT_END, BLOCK_BEGIN, BLOCK_END, END -> false;
        };
    if (!argument) {
      return Expr.Passed.NOTHING;
    }
    if (token.isName("is")) {
      throw tokens.fail("tests with 'is' cannot be chained");
    }
    return new Expr.Passed(List.of(postfix(primary())), List.of(), null, null);
  }
}
