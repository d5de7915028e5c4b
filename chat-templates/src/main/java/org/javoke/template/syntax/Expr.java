package org.javoke.template.syntax;

import java.util.List;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.Value;
import org.jspecify.annotations.Nullable;

/** An expression. Each knows the line it starts on. */
public sealed interface Expr {

  int line();

  record Constant(int line, Value value) implements Expr {}

  record Name(int line, String name) implements Expr {}

  record ListLiteral(int line, List<Expr> items) implements Expr {}

  record TupleLiteral(int line, List<Expr> items) implements Expr {}

  record DictLiteral(int line, List<Pair> pairs) implements Expr {}

  /** One entry of a dict literal. */
  record Pair(Expr key, Expr value) {}

  /** {@code a ~ b ~ c}. */
  record Concatenation(int line, List<Expr> parts) implements Expr {}

  record Binary(int line, BinaryOperator operator, Expr left, Expr right) implements Expr {}

  /** The arithmetic operators. */
  enum BinaryOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    FLOOR_DIVIDE,
    MODULO,
    POWER
  }

  record Negation(int line, Expr operand) implements Expr {}

  record Plus(int line, Expr operand) implements Expr {}

  record And(int line, Expr left, Expr right) implements Expr {}

  record Or(int line, Expr left, Expr right) implements Expr {}

  record Not(int line, Expr operand) implements Expr {}

  /** {@code first < second < third}: true if each comparison is. */
  record Comparison(int line, Expr first, List<Operand> rest) implements Expr {}

  /** An operator of a comparison and what stands right of it. */
  record Operand(Comparator operator, Expr right) {}

  /** The comparing operators. */
  enum Comparator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    IN,
    NOT_IN
  }

  /** {@code then if test else otherwise}. */
  record Conditional(int line, Expr test, Expr then, @Nullable Expr otherwise) implements Expr {}

  record Attribute(int line, Expr target, PyStr name) implements Expr {}

  record Item(int line, Expr target, Expr key) implements Expr {}

  /** {@code target[start:stop:step]}. */
  record Slice(
      int line, Expr target, @Nullable Expr start, @Nullable Expr stop, @Nullable Expr step)
      implements Expr {}

  record Call(int line, Expr target, Passed passed) implements Expr {}

  /** {@code target|name(...)}; without a target it filters the body of a block. */
  record Filter(int line, @Nullable Expr target, String name, Passed passed) implements Expr {}

  /** {@code target is name(...)}. */
  record Test(int line, Expr target, String name, Passed passed) implements Expr {}

  /**
   * What a call passes.
   *
   * @param spread a sequence whose items follow the positional ones ({@code *spread})
   * @param spreadNamed a dict whose entries follow the named ones ({@code **spreadNamed})
   */
  record Passed(
      List<Expr> positional, List<Named> named, @Nullable Expr spread, @Nullable Expr spreadNamed) {

    public static final Passed NOTHING = new Passed(List.of(), List.of(), null, null);

    public boolean isNothing() {
      return positional.isEmpty() && named.isEmpty() && spread == null && spreadNamed == null;
    }
  }

  /** A named argument or a parameter's default. */
  record Named(String name, Expr value) {}
}
