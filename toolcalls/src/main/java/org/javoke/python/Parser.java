package org.javoke.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.javoke.python.Token.Kind;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Python's expression grammar from {@code or} down to names and literals. */
final class Parser {

  private static final int MAX_DEPTH = 600; // a tree this deep fits a small thread's stack
  // From the loosest to the tightest; each level is left-associative.
  private static final List<List<String>> BINARY =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "//", "%", "@"));
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

  private final Tokens tokens;
  private final Arguments arguments;
  private final Displays displays;
  private int depth;

  Parser(String text, int start, int depth) {
    this.tokens = new Tokens(text, start);
    this.arguments = new Arguments(this, tokens);
    this.displays = new Displays(this, tokens);
    this.depth = depth;
  }

  /** Reads {@code eval} of the grammar: the whole text must be one expression. */
  Expr whole() throws PythonSyntaxException {
    Expr first = expression();
    Expr all = tokens.isOperator(",") ? bareTuple(first) : first;
    while (tokens.peek().kind() == Kind.NEWLINE) {
      tokens.next();
    }
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.unexpected("the end");
    }
    return all;
  }

  /** Reads a text that its caller has put into round brackets, as an f-string's expression is. */
  Expr bracketed() throws PythonSyntaxException {
    Expr value = primary();
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.unexpected("the end");
    }
    return value;
  }

  /** {@return index after the last character read} */
  int end() {
    return tokens.end();
  }

  private Expr bareTuple(Expr first) throws PythonSyntaxException {
    List<Expr> items = new ArrayList<>(List.of(first));
    while (tokens.takeOperator(",")) {
      if (tokens.peek().kind() == Kind.NEWLINE || tokens.peek().kind() == Kind.END) {
        break;
      }
      items.add(expression());
    }
    return new Expr.TupleOf(items);
  }

  Expr expression() throws PythonSyntaxException {
    if (atLoneConstant()) {
      return atom();
    }
    deeper();
    if (tokens.isKeyword("lambda")) {
      return shallower(arguments.lambda());
    }
    Expr then = disjunction();
    if (!tokens.takeKeyword("if")) {
      return shallower(then);
    }
    Expr test = disjunction();
    tokens.expectKeyword("else");
    return shallower(new Expr.Conditional(test, then, expression()));
  }

  /** Reads an expression, or {@code name := expression}. */
  Expr namedExpression() throws PythonSyntaxException {
    if (atAssignment()) {
      String name = tokens.next().text();
      tokens.next();
      return new Expr.Assigned(name, expression());
    }
    return expression();
  }

  /** {@return whether {@code name :=} stands here, not in brackets} */
  boolean atAssignment() {
    return tokens.peek().kind() == Kind.NAME && tokens.peek(1).isOperator(":=");
  }

  // Most arguments are one: it need not be looked for behind each kind of operator.
  private boolean atLoneConstant() {
    Kind kind = tokens.peek().kind();
    return (kind == Kind.STRING || kind == Kind.NUMBER)
        && (tokens.peek(1).isOperator(",") || tokens.peek(1).isOperator(")"));
  }

  /** Reads a named expression, or {@code *value}. */
  Expr starOrNamedExpression() throws PythonSyntaxException {
    return tokens.takeOperator("*") ? new Expr.Starred(bitwiseOr()) : namedExpression();
  }

  Expr disjunction() throws PythonSyntaxException {
    return logical("or");
  }

  private Expr logical(String operator) throws PythonSyntaxException {
    Expr first = operator.equals("or") ? logical("and") : inversion();
    if (!tokens.isKeyword(operator)) {
      return first;
    }
    List<Expr> operands = new ArrayList<>(List.of(first));
    while (tokens.takeKeyword(operator)) {
      operands.add(operator.equals("or") ? logical("and") : inversion());
    }
    return new Expr.Logical(operator, operands);
  }

  private Expr inversion() throws PythonSyntaxException {
    if (!tokens.takeKeyword("not")) {
      return comparison();
    }
    deeper();
    return shallower(new Expr.Unary("not", inversion()));
  }

  private Expr comparison() throws PythonSyntaxException {
    Expr first = bitwiseOr();
    String operator = comparisonOperator();
    if (operator == null) {
      return first;
    }
    List<Expr> operands = new ArrayList<>(List.of(first));
    List<String> operators = new ArrayList<>();
    for (; operator != null; operator = comparisonOperator()) {
      operators.add(operator);
      operands.add(bitwiseOr());
    }
    return new Expr.Comparison(operands, operators);
  }

  private @Nullable String comparisonOperator() throws PythonSyntaxException {
    Token token = tokens.peek();
    if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
      return tokens.next().text();
    }
    if (tokens.takeKeyword("in")) {
      return "in";
    }
    if (tokens.takeKeyword("is")) {
      return tokens.takeKeyword("not") ? "is not" : "is";
    }
    if (tokens.isKeyword("not") && tokens.peek(1).isKeyword("in")) {
      tokens.next();
      tokens.next();
      return "not in";
    }
    return null;
  }

  Expr bitwiseOr() throws PythonSyntaxException {
    return binary(0);
  }

  // All operators that bind at least as tightly as those of the level.
  private Expr binary(int level) throws PythonSyntaxException {
    Expr left = factor();
    for (int found = level(tokens.peek()); found >= level; found = level(tokens.peek())) {
      String operator = tokens.next().text();
      left = new Expr.Binary(left, operator, binary(found + 1));
    }
    return left;
  }

  private static int level(Token token) {
    if (token.kind() == Kind.OPERATOR) {
      for (int level = 0; level < BINARY.size(); level++) {
        if (BINARY.get(level).contains(token.text())) {
          return level;
        }
      }
    }
    return -1;
  }

  private Expr factor() throws PythonSyntaxException {
    Token token = tokens.peek();
    if (token.isOperator("+") || token.isOperator("-") || token.isOperator("~")) {
      tokens.next();
      deeper();
      return shallower(new Expr.Unary(token.text(), factor()));
    }
    Expr base = tokens.takeKeyword("await") ? new Expr.Await(primary()) : primary();
    if (!tokens.takeOperator("**")) {
      return base;
    }
    deeper();
    return shallower(new Expr.Binary(base, "**", factor()));
  }

  Expr primary() throws PythonSyntaxException {
    Expr primary = atom();
    while (true) {
      if (tokens.takeOperator(".")) {
        primary = new Expr.Attribute(primary, tokens.expectName());
      } else if (tokens.takeOperator("(")) {
        primary = arguments.call(primary);
      } else if (tokens.takeOperator("[")) {
        primary = new Expr.Subscript(primary, displays.index());
      } else {
        return primary;
      }
    }
  }

  private Expr atom() throws PythonSyntaxException {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NAME -> new Expr.Name(tokens.next().text());
      case NUMBER -> number(tokens.next());
      case STRING -> strings();
      case KEYWORD -> constant(token);
      case OPERATOR -> {
        deeper();
        yield shallower(displays.bracketed(token));
      }
      case NEWLINE, END, ERROR -> throw tokens.unexpected("an expression");
    };
  }

  private Expr constant(Token token) throws PythonSyntaxException {
    Value value =
        switch (token.text()) {
          case "True" -> Value.TRUE;
          case "False" -> Value.FALSE;
          case "None" -> Value.NULL;
          default -> throw tokens.unexpected("an expression");
        };
    tokens.next();
    return new Expr.Constant(value, false);
  }

  private Expr strings() throws PythonSyntaxException {
    List<Token> strings = new ArrayList<>();
    while (tokens.peek().kind() == Kind.STRING) {
      strings.add(tokens.next());
    }
    return Strings.join(strings, depth);
  }

  private static Expr number(Token token) throws PythonSyntaxException {
    String digits = token.text().replace("_", "").toLowerCase(Locale.ROOT);
    int base = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : 2;
    if (digits.startsWith("0x") || digits.startsWith("0o") || digits.startsWith("0b")) {
      return integer(digits.substring(2), base, token);
    }
    if (digits.endsWith("j")) {
      return new Expr.Imaginary(Double.parseDouble(digits.substring(0, digits.length() - 1)));
    }
    return digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? integer(digits, 10, token)
        : new Expr.Constant(Value.of(Double.parseDouble(digits)), false);
  }

  // Python bounds only decimal numbers; reading the others is cheap there, and bounded here too.
  private static Expr integer(String digits, int base, Token token) throws PythonSyntaxException {
    if (digits.length() > Json.MAX_NUMBER_LENGTH) {
      throw new PythonSyntaxException(
          "a number has more than " + Json.MAX_NUMBER_LENGTH + " digits", token.start());
    }
    return new Expr.Constant(new Value.Int(new BigInteger(digits, base)), false);
  }

  void deeper() throws PythonSyntaxException {
    if (++depth > MAX_DEPTH) {
      throw new PythonSyntaxException("the expression is nested too deeply", tokens.peek().start());
    }
  }

  Expr shallower(Expr expr) {
    depth--;
    return expr;
  }
}
