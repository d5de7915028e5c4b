package org.javoke.template.syntax;

import java.util.ArrayList;
import java.util.List;
import org.javoke.template.syntax.Expr.BinaryOperator;
import org.javoke.template.syntax.Expr.Comparator;
import org.javoke.template.syntax.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Parses operators, from the conditional expression down to the power. */
final class ExpressionParser {

  private final TokenStream tokens;
  private final OperandParser operands;
  private final Surroundings surroundings;
  private int depth;

  ExpressionParser(TokenStream tokens, Vocabulary vocabulary, Surroundings surroundings) {
    this.tokens = tokens;
    this.surroundings = surroundings;
    this.operands = new OperandParser(tokens, this, vocabulary, surroundings);
  }

  OperandParser operands() {
    return operands;
  }

  Expr expression() {
    return expression(true);
  }

  private Expr expression(boolean withConditional) {
    tokens.descend();
    depth++;
    Expr expr = withConditional ? conditional() : or();
    tokens.ascend();
    if (--depth == 0) {
      surroundings.checkNames();
    }
    return expr;
  }

  private Expr conditional() {
    int line = tokens.line();
    int known = surroundings.unknownNames();
    Expr expr = or();
    while (tokens.skipName("if")) {
      Expr test = or();
      Expr otherwise = tokens.skipName("else") ? expression() : null;
      expr = new Expr.Conditional(line, test, expr, otherwise);
      line = tokens.line();
      surroundings.forgetUnknownNames(known);
    }
    return expr;
  }

  private Expr or() {
    Expr left = and();
    while (tokens.isName("or")) {
      left = new Expr.Or(tokens.next().line(), left, and());
    }
    return left;
  }

  private Expr and() {
    Expr left = not();
    while (tokens.isName("and")) {
      left = new Expr.And(tokens.next().line(), left, not());
    }
    return left;
  }

  private Expr not() {
    if (!tokens.isName("not")) {
      return comparison();
    }
    tokens.descend();
    Expr expr = new Expr.Not(tokens.next().line(), not());
    tokens.ascend();
    return expr;
  }

  private Expr comparison() {
    int line = tokens.line();
    Expr first = sum();
    List<Expr.Operand> rest = new ArrayList<>();
    for (Comparator found = comparator(); found != null; found = comparator()) {
      rest.add(new Expr.Operand(found, sum()));
    }
    return rest.isEmpty() ? first : new Expr.Comparison(line, first, rest);
  }

  /** Takes the comparing operator that stands here, if one does. */
  private @Nullable Comparator comparator() {
    if (tokens.skipName("in")) {
      return Comparator.IN;
    }
    if (tokens.isName("not") && tokens.ahead().isName("in")) {
      tokens.next();
      tokens.next();
      return Comparator.NOT_IN;
    }
    Comparator found = tokens.current().is(Kind.OPERATOR) ? symbol(tokens.current().text()) : null;
    if (found != null) {
      tokens.next();
    }
    return found;
  }

  private static @Nullable Comparator symbol(String operator) {
    return switch (operator) {
      case "==" -> Comparator.EQUAL;
      case "!=" -> Comparator.NOT_EQUAL;
      case "<" -> Comparator.LESS;
      case "<=" -> Comparator.LESS_OR_EQUAL;
      case ">" -> Comparator.GREATER;
      case ">=" -> Comparator.GREATER_OR_EQUAL;
      default -> null;
    };
  }

  private Expr sum() {
    Expr left = concatenation();
    while (tokens.isOperator("+") || tokens.isOperator("-")) {
      Token operator = tokens.next();
      BinaryOperator kind = operator.isOperator("+") ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
      left = new Expr.Binary(operator.line(), kind, left, concatenation());
    }
    return left;
  }

  private Expr concatenation() {
    int line = tokens.line();
    Expr first = product();
    if (!tokens.isOperator("~")) {
      return first;
    }
    List<Expr> parts = new ArrayList<>(List.of(first));
    while (tokens.skipOperator("~")) {
      parts.add(product());
    }
    return new Expr.Concatenation(line, parts);
  }

  private Expr product() {
    Expr left = power();
    for (BinaryOperator found = factor(); found != null; found = factor()) {
      left = new Expr.Binary(tokens.next().line(), found, left, power());
    }
    return left;
  }

  private @Nullable BinaryOperator factor() {
    if (!tokens.current().is(Kind.OPERATOR)) {
      return null;
    }
    return switch (tokens.current().text()) {
      case "*" -> BinaryOperator.MULTIPLY;
      case "/" -> BinaryOperator.DIVIDE;
      case "//" -> BinaryOperator.FLOOR_DIVIDE;
      case "%" -> BinaryOperator.MODULO;
      default -> null;
    };
  }

  /** Unlike Python's, Jinja's power binds to the left, and weaker than a sign. */
  private Expr power() {
    Expr left = unary(true);
    while (tokens.isOperator("**")) {
      left = new Expr.Binary(tokens.next().line(), BinaryOperator.POWER, left, unary(true));
    }
    return left;
  }

  private Expr unary(boolean withFilter) {
    Expr expr;
    if (tokens.isOperator("-") || tokens.isOperator("+")) {
      tokens.descend();
      Token sign = tokens.next();
      Expr operand = unary(false);
      expr =
          sign.isOperator("-")
              ? new Expr.Negation(sign.line(), operand)
              : new Expr.Plus(sign.line(), operand);
      tokens.ascend();
    } else {
      expr = operands.primary();
    }
    expr = operands.postfix(expr);
    return withFilter ? operands.filtersAndTests(expr) : expr;
  }

  /** One expression, or several with commas between them, which make a tuple. */
  Expr tuple(boolean withConditional, String endName, boolean inParentheses) {
    int line = tokens.line();
    List<Expr> items = new ArrayList<>();
    boolean comma = false;
    while (!isTupleEnd(endName)) {
      items.add(expression(withConditional));
      if (!tokens.isOperator(",")) {
        break;
      }
      tokens.next();
      comma = true;
    }
    if (!comma && items.size() == 1) {
      return items.getFirst();
    }
    if (!comma && !inParentheses) {
      throw tokens.fail("expected an expression, got " + tokens.current().describe());
    }
    return new Expr.TupleLiteral(line, items);
  }

  boolean isTupleEnd(String endName) {
    return tokens.current().is(Kind.PRINT_END)
        || tokens.current().is(Kind.BLOCK_END)
        || tokens.isOperator(")")
        || tokens.isName(endName);
  }
}
