package org.javoke.python;

import java.util.ArrayList;
import java.util.List;
import org.javoke.python.Expr.Container;
import org.jspecify.annotations.Nullable;

/** What stands in brackets: groups, tuples, lists, sets, dicts, comprehensions and indices. */
final class Displays {

  private final Parser parser;
  private final Tokens tokens;

  Displays(Parser parser, Tokens tokens) {
    this.parser = parser;
    this.tokens = tokens;
  }

  /** Reads what the token, which is still to be taken, opens. */
  Expr bracketed(Token opening) throws PythonSyntaxException {
    return switch (opening.text()) {
      case "(" -> {
        tokens.next();
        yield group();
      }
      case "[" -> {
        tokens.next();
        yield list();
      }
      case "{" -> {
        tokens.next();
        yield setOrDict();
      }
      case "..." -> {
        tokens.next();
        yield new Expr.Ellipsis();
      }
      default -> throw tokens.unexpected("an expression");
    };
  }

  private Expr group() throws PythonSyntaxException {
    if (tokens.takeOperator(")")) {
      return new Expr.TupleOf(List.of());
    }
    if (tokens.isKeyword("yield")) {
      return closed(yielded());
    }
    Expr first = parser.starOrNamedExpression();
    if (tokens.isOperator(",")) {
      return new Expr.TupleOf(items(first, ")"));
    }
    if (first instanceof Expr.Starred) {
      throw tokens.unexpected("','");
    }
    return closed(comprehensionOr(Container.GENERATOR, first));
  }

  private Expr list() throws PythonSyntaxException {
    if (tokens.takeOperator("]")) {
      return new Expr.ListOf(List.of());
    }
    Expr first = parser.starOrNamedExpression();
    if (atLoop() && !(first instanceof Expr.Starred)) {
      Expr comprehension = comprehensionOr(Container.LIST, first);
      tokens.expectOperator("]");
      return comprehension;
    }
    return new Expr.ListOf(items(first, "]"));
  }

  private Expr setOrDict() throws PythonSyntaxException {
    if (tokens.takeOperator("}")) {
      return new Expr.DictOf(List.of());
    }
    if (tokens.isOperator("**")) {
      return dict(pair());
    }
    boolean assigns = parser.atAssignment();
    Expr first = parser.starOrNamedExpression();
    boolean plain = !(first instanceof Expr.Starred) && !assigns;
    if (plain && tokens.takeOperator(":")) {
      return dict(new Expr.Pair(first, parser.expression()));
    }
    if (atLoop() && !(first instanceof Expr.Starred)) {
      Expr comprehension = comprehensionOr(Container.SET, first);
      tokens.expectOperator("}");
      return comprehension;
    }
    return new Expr.SetOf(items(first, "}"));
  }

  private Expr dict(Expr.Pair first) throws PythonSyntaxException {
    Expr key = first.key();
    if (key != null && atLoop()) {
      Expr comprehension = new Expr.Comprehension(Container.DICT, key, first.value(), loops());
      tokens.expectOperator("}");
      return comprehension;
    }
    List<Expr.Pair> pairs = new ArrayList<>(List.of(first));
    while (tokens.takeOperator(",") && !tokens.isOperator("}")) {
      pairs.add(pair());
    }
    tokens.expectOperator("}");
    return new Expr.DictOf(pairs);
  }

  private Expr.Pair pair() throws PythonSyntaxException {
    if (tokens.takeOperator("**")) {
      return new Expr.Pair(null, parser.bitwiseOr());
    }
    Expr key = parser.expression();
    tokens.expectOperator(":");
    return new Expr.Pair(key, parser.expression());
  }

  private List<Expr> items(Expr first, String closing) throws PythonSyntaxException {
    List<Expr> items = new ArrayList<>(List.of(first));
    while (tokens.takeOperator(",") && !tokens.isOperator(closing)) {
      items.add(parser.starOrNamedExpression());
    }
    tokens.expectOperator(closing);
    return items;
  }

  private Expr yielded() throws PythonSyntaxException {
    tokens.next();
    if (tokens.takeKeyword("from")) {
      return new Expr.YieldFrom(parser.expression());
    }
    if (tokens.isOperator(")")) {
      return new Expr.Yield(null);
    }
    Expr first = starExpression();
    if (!tokens.isOperator(",")) {
      return new Expr.Yield(first);
    }
    List<Expr> items = new ArrayList<>(List.of(first));
    while (tokens.takeOperator(",") && !tokens.isOperator(")")) {
      items.add(starExpression());
    }
    return new Expr.Yield(new Expr.TupleOf(items));
  }

  private Expr starExpression() throws PythonSyntaxException {
    return tokens.takeOperator("*") ? new Expr.Starred(parser.bitwiseOr()) : parser.expression();
  }

  private Expr closed(Expr expr) throws PythonSyntaxException {
    tokens.expectOperator(")");
    return expr;
  }

  boolean atLoop() {
    return tokens.isKeyword("for") || tokens.isKeyword("async");
  }

  /**
   * {@return the comprehension of which the element was read, or the element where none follows}
   */
  Expr comprehensionOr(Container container, Expr element) throws PythonSyntaxException {
    return atLoop() ? new Expr.Comprehension(container, element, null, loops()) : element;
  }

  private List<Expr.Loop> loops() throws PythonSyntaxException {
    List<Expr.Loop> loops = new ArrayList<>();
    while (atLoop()) {
      boolean async = tokens.takeKeyword("async");
      tokens.expectKeyword("for");
      Expr target = targets();
      tokens.expectKeyword("in");
      Expr source = parser.disjunction();
      List<Expr> conditions = new ArrayList<>();
      while (tokens.takeKeyword("if")) {
        conditions.add(parser.disjunction());
      }
      loops.add(new Expr.Loop(async, target, source, conditions));
    }
    return loops;
  }

  private Expr targets() throws PythonSyntaxException {
    Expr first = target();
    if (!tokens.isOperator(",")) {
      return first;
    }
    List<Expr> items = new ArrayList<>(List.of(first));
    while (tokens.takeOperator(",") && !tokens.isKeyword("in")) {
      items.add(target());
    }
    return new Expr.TupleOf(items);
  }

  private Expr target() throws PythonSyntaxException {
    boolean starred = tokens.takeOperator("*");
    Token start = tokens.peek();
    Expr target = parser.primary();
    if (!isTarget(target)) {
      throw new PythonSyntaxException("a loop cannot assign to this", start.start());
    }
    return starred ? new Expr.Starred(target) : target;
  }

  private static boolean isTarget(Expr expr) {
    return switch (expr) {
      case Expr.Name _, Expr.Attribute _, Expr.Subscript _ -> true;
      case Expr.TupleOf(List<Expr> items) -> items.stream().allMatch(Displays::isTargetOrStarred);
      case Expr.ListOf(List<Expr> items) -> items.stream().allMatch(Displays::isTargetOrStarred);
      default -> false;
    };
  }

  private static boolean isTargetOrStarred(Expr expr) {
    return isTarget(expr instanceof Expr.Starred(Expr value) ? value : expr);
  }

  /** Reads the inside of {@code owner[...]} and the closing bracket. */
  Expr index() throws PythonSyntaxException {
    Expr first = indexItem();
    Expr index = first;
    if (tokens.isOperator(",") || first instanceof Expr.Starred) {
      List<Expr> items = new ArrayList<>(List.of(first));
      while (tokens.takeOperator(",") && !tokens.isOperator("]")) {
        items.add(indexItem());
      }
      index = new Expr.TupleOf(items);
    }
    tokens.expectOperator("]");
    return index;
  }

  private Expr indexItem() throws PythonSyntaxException {
    if (tokens.takeOperator("*")) {
      return new Expr.Starred(parser.expression());
    }
    Expr lower = null;
    if (!tokens.isOperator(":")) {
      boolean assigns = parser.atAssignment();
      lower = parser.namedExpression();
      if (!tokens.isOperator(":") || assigns) {
        return lower;
      }
    }
    tokens.expectOperator(":");
    Expr upper = sliceBound();
    Expr step = tokens.takeOperator(":") ? sliceBound() : null;
    return new Expr.Slice(lower, upper, step);
  }

  private @Nullable Expr sliceBound() throws PythonSyntaxException {
    boolean absent = tokens.isOperator(":") || tokens.isOperator(",") || tokens.isOperator("]");
    return absent ? null : parser.expression();
  }
}
