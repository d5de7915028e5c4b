package org.javoke.template.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.javoke.template.syntax.Statement.Routine;
import org.javoke.template.syntax.Token.Kind;

/** Parses a template into statements. */
public final class StatementParser {

  private static final Set<String> OTHER_TEMPLATES =
      Set.of("include", "extends", "import", "from", "block", "autoescape");

  private final TokenStream tokens;
  private final Surroundings surroundings = new Surroundings();
  private final ExpressionParser expressions;
  private final TargetParser targets;

  private StatementParser(TokenStream tokens, Vocabulary vocabulary) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens, vocabulary, surroundings);
    this.targets = new TargetParser(tokens, expressions, surroundings);
  }

  /**
   * {@return the template's statements}
   *
   * @throws SyntaxException if it is not well formed or names an unknown tag, filter or test
   */
  public static List<Statement> parse(String template, Vocabulary vocabulary) {
    TokenStream tokens = new TokenStream(Lexer.tokens(template));
    return new StatementParser(tokens, vocabulary).statements(Set.of());
  }

  /** Parses until one of the end tags, whose name is then the current token. */
  private List<Statement> statements(Set<String> endTags) {
    List<Statement> body = new ArrayList<>();
    tokens.descend();
    while (!tokens.current().is(Kind.END)) {
      Token token = tokens.next();
      if (token.is(Kind.DATA)) {
        body.add(new Statement.Text(token.text()));
      } else if (token.is(Kind.PRINT_BEGIN)) {
        body.add(new Statement.Print(tuple()));
        tokens.expect(Kind.PRINT_END);
      } else if (tokens.current().is(Kind.NAME) && endTags.contains(tokens.current().text())) {
        tokens.ascend();
        return body;
      } else {
        statement(body, endTags);
        tokens.expect(Kind.BLOCK_END);
      }
    }
    if (!endTags.isEmpty()) {
      throw tokens.fail("the template ends where " + expected(endTags) + " is missing");
    }
    return body;
  }

  private static String expected(Set<String> endTags) {
    return "'" + String.join("' or '", new TreeSet<>(endTags)) + "'";
  }

  private Expr tuple() {
    return expressions.tuple(true, "", false);
  }

  private void statement(List<Statement> body, Set<String> endTags) {
    Token tag = tokens.expect(Kind.NAME);
    switch (tag.text()) {
      case "if" -> body.add(ifStatement());
      case "for" -> body.add(forStatement(tag.line()));
      case "set" -> body.add(set(tag.line()));
      case "macro" -> body.add(macro());
      case "call" -> body.add(callBlock());
      case "filter" -> body.add(filterBlock());
      case "with" -> body.add(with(tag.line()));
      case "print" -> print(body);
      case "generation" -> body.add(new Statement.Generation(routine(List.of(), "endgeneration")));
      case "break", "continue" -> body.add(loopControl(tag));
      default -> throw unknown(tag, endTags);
    }
  }

  private static SyntaxException unknown(Token tag, Set<String> endTags) {
    String name = tag.text();
    if (OTHER_TEMPLATES.contains(name)) {
      return new SyntaxException(
          tag.line(), "the tag '" + name + "' is not supported: a chat template stands alone");
    }
    String wanted = endTags.isEmpty() ? "" : "; expected " + expected(endTags);
    return new SyntaxException(tag.line(), "unknown tag '" + name + "'" + wanted);
  }

  /** A body behind a tag, up to one of the end tags. */
  private List<Statement> bodyUntil(String... endTags) {
    tokens.skipOperator(":");
    tokens.expect(Kind.BLOCK_END);
    return statements(Set.of(endTags));
  }

  /** A body behind a tag, up to and with its one end tag. */
  private List<Statement> bodyTo(String endTag) {
    List<Statement> body = bodyUntil(endTag);
    tokens.next();
    return body;
  }

  private Statement ifStatement() {
    var saved = surroundings.enterCondition();
    List<Statement.Branch> branches = new ArrayList<>();
    List<Statement> otherwise = List.of();
    Token end;
    do {
      Expr test = expressions.tuple(false, "", false);
      branches.add(new Statement.Branch(test, bodyUntil("elif", "else", "endif")));
      end = tokens.next();
    } while (end.isName("elif"));
    if (end.isName("else")) {
      otherwise = bodyTo("endif");
    }
    surroundings.restore(saved);
    return new Statement.If(branches, otherwise);
  }

  private Statement forStatement(int line) {
    var saved = surroundings.enterLoop();
    Target target = targets.targets(false, "in");
    tokens.expectName("in");
    Expr items = expressions.tuple(false, "recursive", false);
    Expr filter = tokens.skipName("if") ? expressions.expression() : null;
    boolean recursive = tokens.skipName("recursive");
    List<Statement> body = bodyUntil("endfor", "else");
    surroundings.leaveLoop(saved);
    List<Statement> otherwise = List.of();
    if (tokens.next().isName("else")) {
      var outside = surroundings.enterScope();
      otherwise = bodyTo("endfor");
      surroundings.restore(outside);
    }
    return new Statement.For(line, target, items, filter, recursive, body, otherwise);
  }

  private Statement loopControl(Token tag) {
    if (!surroundings.inLoop()) {
      throw new SyntaxException(tag.line(), "'" + tag.text() + "' outside of a loop");
    }
    return tag.isName("break") ? new Statement.Break() : new Statement.Continue();
  }

  private Statement set(int line) {
    Target target = targets.targets(true, "");
    if (tokens.skipOperator("=")) {
      return new Statement.Set(line, target, tuple());
    }
    Expr.Filter filter = expressions.operands().blockFilters(false);
    return new Statement.SetBlock(line, target, filter, scopedBodyTo("endset"));
  }

  private List<Statement> scopedBodyTo(String endTag) {
    var saved = surroundings.enterScope();
    List<Statement> body = bodyTo(endTag);
    surroundings.restore(saved);
    return body;
  }

  private Statement macro() {
    String name = targets.variable();
    var saved = surroundings.enterRoutine();
    List<Statement.Parameter> parameters = targets.parameters();
    return new Statement.Macro(name, routine(parameters, "endmacro", saved));
  }

  private Statement callBlock() {
    var saved = surroundings.enterRoutine();
    List<Statement.Parameter> parameters =
        tokens.isOperator("(") ? targets.parameters() : List.of();
    int line = tokens.line();
    if (!(expressions.expression() instanceof Expr.Call call)) {
      throw new SyntaxException(line, "expected the call of a macro");
    }
    return new Statement.CallBlock(call, routine(parameters, "endcall", saved));
  }

  private Routine routine(List<Statement.Parameter> parameters, String endTag) {
    return routine(parameters, endTag, surroundings.enterRoutine());
  }

  private Routine routine(
      List<Statement.Parameter> parameters, String endTag, Surroundings.Saved saved) {
    List<Statement> body = bodyTo(endTag);
    var special = surroundings.leaveRoutine(saved);
    return new Routine(
        parameters, body, special.uses("caller"), special.uses("varargs"), special.uses("kwargs"));
  }

  private Statement filterBlock() {
    Expr.Filter filter =
        Objects.requireNonNull(expressions.operands().blockFilters(true), "filter");
    return new Statement.FilterBlock(filter, scopedBodyTo("endfilter"));
  }

  private Statement with(int line) {
    List<Target> names = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    while (!tokens.current().is(Kind.BLOCK_END) && !tokens.isOperator(":")) {
      if (!names.isEmpty()) {
        tokens.expectOperator(",");
      }
      names.add(targets.targets(false, ""));
      tokens.expectOperator("=");
      values.add(expressions.expression());
    }
    return new Statement.With(line, names, values, scopedBodyTo("endwith"));
  }

  private void print(List<Statement> body) {
    for (boolean first = true; !tokens.current().is(Kind.BLOCK_END); first = false) {
      if (!first) {
        tokens.expectOperator(",");
      }
      body.add(new Statement.Print(expressions.expression()));
    }
  }
}
