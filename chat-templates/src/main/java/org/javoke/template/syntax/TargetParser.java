package org.javoke.template.syntax;

import java.util.ArrayList;
import java.util.List;
import org.javoke.template.syntax.Token.Kind;

/** Parses what values are assigned to, and the parameters of macros. */
final class TargetParser {

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final Surroundings surroundings;

  TargetParser(TokenStream tokens, ExpressionParser expressions, Surroundings surroundings) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.surroundings = surroundings;
  }

  /** One target, or several with commas between them. */
  Target targets(boolean withNamespace, String endName) {
    List<Target> targets = new ArrayList<>();
    boolean comma = false;
    while (!expressions.isTupleEnd(endName)) {
      targets.add(one(withNamespace));
      if (!tokens.isOperator(",")) {
        break;
      }
      tokens.next();
      comma = true;
    }
    if (targets.isEmpty()) {
      throw tokens.fail("expected a name to assign to, got " + tokens.current().describe());
    }
    return comma ? new Target.Unpacking(targets) : targets.getFirst();
  }

  private Target one(boolean withNamespace) {
    if (withNamespace && tokens.current().is(Kind.NAME) && tokens.ahead().isOperator(".")) {
      String namespace = tokens.next().text();
      tokens.next();
      return new Target.Member(namespace, tokens.expect(Kind.NAME).text());
    }
    if (tokens.current().is(Kind.NAME)) {
      return new Target.Variable(variable());
    }
    int line = tokens.line();
    return target(line, expressions.operands().primary());
  }

  /** A name that is assigned to. */
  String variable() {
    Token token = tokens.expect(Kind.NAME);
    return assigned(token.line(), token.text());
  }

  private String assigned(int line, String name) {
    switch (name) {
      case "true", "True", "false", "False", "none", "None" ->
          throw new SyntaxException(line, "can't assign to '" + name + "'");
      case "loop" -> {
        if (surroundings.inAnyLoop()) {
          throw new SyntaxException(line, "can't assign to the special loop variable");
        }
      }
      default -> {}
    }
    surroundings.assignName(name);
    return name;
  }

  private Target target(int line, Expr expr) {
    return switch (expr) {
      case Expr.Name name -> new Target.Variable(assigned(line, name.name()));
      case Expr.TupleLiteral tuple ->
          new Target.Unpacking(tuple.items().stream().map(item -> target(line, item)).toList());
      default -> throw new SyntaxException(line, "can't assign to this expression");
    };
  }

  /** The parameters of a macro or call block, in parentheses. */
  List<Statement.Parameter> parameters() {
    List<Statement.Parameter> parameters = new ArrayList<>();
    boolean defaults = false;
    tokens.expectOperator("(");
    while (!tokens.isOperator(")")) {
      if (!parameters.isEmpty()) {
        tokens.expectOperator(",");
      }
      String name = variable();
      Expr value = tokens.skipOperator("=") ? expressions.expression() : null;
      if (value == null && defaults) {
        throw tokens.fail("parameter '" + name + "' without a default follows one with a default");
      }
      if (value == null && name.equals("caller")) {
        throw tokens.fail("the special parameter 'caller' must have a default");
      }
      defaults = value != null;
      parameters.add(new Statement.Parameter(name, value));
    }
    tokens.next();
    return parameters;
  }
}
