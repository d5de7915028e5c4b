package org.javoke.template.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement, or text that stands as it is. */
public sealed interface Statement {

  record Text(String text) implements Statement {}

  record Print(Expr value) implements Statement {}

  record If(List<Branch> branches, List<Statement> otherwise) implements Statement {}

  /** An {@code if} or {@code elif} with what it guards. */
  record Branch(Expr test, List<Statement> body) {}

  /**
   * A loop.
   *
   * @param filter which items take part; null for all
   * @param recursive whether {@code loop(items)} runs it again inside itself
   */
  record For(
      int line,
      Target target,
      Expr items,
      @Nullable Expr filter,
      boolean recursive,
      List<Statement> body,
      List<Statement> otherwise)
      implements Statement {}

  record Break() implements Statement {}

  record Continue() implements Statement {}

  record Set(int line, Target target, Expr value) implements Statement {}

  /** {@code set} with a body, and a filter that it goes through. */
  record SetBlock(int line, Target target, Expr.@Nullable Filter filter, List<Statement> body)
      implements Statement {}

  record Macro(String name, Routine routine) implements Statement {}

  /** {@code call} of a macro with a body, which the macro reaches as {@code caller}. */
  record CallBlock(Expr.Call call, Routine body) implements Statement {}

  record FilterBlock(Expr.Filter filter, List<Statement> body) implements Statement {}

  record With(int line, List<Target> targets, List<Expr> values, List<Statement> body)
      implements Statement {}

  /** What the assistant wrote, for loss masks. */
  record Generation(Routine body) implements Statement {}

  /**
   * The parameters and body of a macro.
   *
   * @param caller whether the body uses {@code caller}, {@code varargs} or {@code kwargs}, which
   *     then hold what was passed beyond the parameters
   */
  record Routine(
      List<Parameter> parameters,
      List<Statement> body,
      boolean caller,
      boolean varargs,
      boolean kwargs) {}

  /** A parameter with its default, if it has one. */
  record Parameter(String name, @Nullable Expr defaultValue) {}
}
