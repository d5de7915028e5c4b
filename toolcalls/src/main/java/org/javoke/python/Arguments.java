package org.javoke.python;

import java.util.ArrayList;
import java.util.List;
import org.javoke.python.Expr.Container;
import org.javoke.python.Expr.Keyword;
import org.javoke.python.Expr.Parameter;
import org.javoke.python.Token.Kind;
import org.jspecify.annotations.Nullable;

/** The arguments of calls and the parameters of lambdas. */
final class Arguments {

  private final Parser parser;
  private final Tokens tokens;

  Arguments(Parser parser, Tokens tokens) {
    this.parser = parser;
    this.tokens = tokens;
  }

  /** Reads what follows the opening bracket of a call. */
  Expr call(Expr function) throws PythonSyntaxException {
    List<Expr> positional = new ArrayList<>();
    List<Keyword> keywords = new ArrayList<>();
    boolean unpacked = false;
    while (!tokens.isOperator(")")) {
      if (tokens.takeOperator("**")) {
        keywords.add(new Keyword(null, parser.expression()));
        unpacked = true;
      } else if (tokens.isOperator("*") && !unpacked) {
        tokens.next();
        positional.add(new Expr.Starred(parser.expression()));
      } else if (tokens.peek().kind() == Kind.NAME && tokens.peek(1).isOperator("=")) {
        String name = tokens.next().text();
        tokens.next();
        keywords.add(new Keyword(name, parser.expression()));
      } else if (keywords.isEmpty()) {
        positional.add(positional(positional.isEmpty()));
      } else {
        throw tokens.unexpected("an argument by name");
      }
      if (!tokens.takeOperator(",") && !tokens.isOperator(")")) {
        throw tokens.unexpected("',' or ')'");
      }
    }
    tokens.next();
    return new Expr.Call(function, positional, keywords);
  }

  // A bare generator must be the only argument, without even a comma after it.
  private Expr positional(boolean first) throws PythonSyntaxException {
    Expr value = parser.namedExpression();
    if (!tokens.isKeyword("for") && !tokens.isKeyword("async")) {
      return value;
    }
    Expr generator = new Displays(parser, tokens).comprehensionOr(Container.GENERATOR, value);
    if (!first || !tokens.isOperator(")")) {
      throw tokens.unexpected("')' after a generator");
    }
    return generator;
  }

  Expr lambda() throws PythonSyntaxException {
    tokens.next();
    List<Parameter> parameters = new ArrayList<>();
    while (!tokens.isOperator(":")) {
      parameters.add(parameter(parameters));
      if (!tokens.takeOperator(",") && !tokens.isOperator(":")) {
        throw tokens.unexpected("',' or ':'");
      }
    }
    Token colon = tokens.next();
    if (!parameters.isEmpty() && isBareStar(parameters.getLast())) {
      throw new PythonSyntaxException("a name was expected after '*'", colon.start());
    }
    return new Expr.Lambda(parameters, parser.expression());
  }

  private Parameter parameter(List<Parameter> before) throws PythonSyntaxException {
    Token start = tokens.peek();
    Parameter parameter = parameter();
    if (!mayFollow(before, parameter)) {
      throw new PythonSyntaxException("a lambda's parameter stands out of order", start.start());
    }
    return parameter;
  }

  private Parameter parameter() throws PythonSyntaxException {
    if (tokens.takeOperator("/")) {
      return new Parameter("/", "", null);
    }
    if (tokens.takeOperator("**")) {
      return new Parameter("**", tokens.expectName(), null);
    }
    if (tokens.takeOperator("*")) {
      return new Parameter("*", tokens.isOperator(",") ? "" : tokens.expectName(), null);
    }
    String name = tokens.expectName();
    @Nullable Expr byDefault = tokens.takeOperator("=") ? parser.expression() : null;
    return new Parameter("", name, byDefault);
  }

  private static boolean mayFollow(List<Parameter> before, Parameter parameter) {
    boolean star = before.stream().anyMatch(p -> p.mark().equals("*"));
    boolean slash = before.stream().anyMatch(p -> p.mark().equals("/"));
    if (before.stream().anyMatch(p -> p.mark().equals("**"))) {
      return false;
    }
    return switch (parameter.mark()) {
      case "/" -> !before.isEmpty() && !star && !slash;
      case "*" -> !star;
      case "**" -> before.isEmpty() || !isBareStar(before.getLast());
      default ->
          star
              || parameter.byDefault() != null
              || before.stream().noneMatch(p -> p.byDefault() != null);
    };
  }

  private static boolean isBareStar(Parameter parameter) {
    return parameter.mark().equals("*") && parameter.name().isEmpty();
  }
}
