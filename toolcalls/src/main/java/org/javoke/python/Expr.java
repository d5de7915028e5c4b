package org.javoke.python;

import java.util.List;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** A node of a Python expression, as Python's {@code ast} module distinguishes them. */
public sealed interface Expr {

  /**
   * {@code None}, a truth value, an integer, a float or a string.
   *
   * @param prefixed whether a string was written with the prefix {@code u}
   */
  record Constant(Value value, boolean prefixed) implements Expr {}

  /** A number that ends in {@code j}. */
  record Imaginary(double value) implements Expr {}

  /**
   * Bytes.
   *
   * @param latin1 one character for each byte
   */
  record Bytes(String latin1) implements Expr {}

  /** {@code ...} */
  record Ellipsis() implements Expr {}

  /** A string with the prefix {@code f}, or several strings of which one has it. */
  record Formatted(List<Piece> pieces) implements Expr {}

  /** A part of a {@link Formatted}: text, or an expression in braces. */
  sealed interface Piece {}

  /** Text between the braces of an f-string. */
  record Literal(String text) implements Piece {}

  /**
   * An expression in braces.
   *
   * @param conversion {@code r}, {@code s} or {@code a}; 0 for none
   * @param format what follows the colon; null where there is no colon
   */
  record Replacement(Expr value, char conversion, @Nullable Formatted format) implements Piece {}

  record Name(String id) implements Expr {}

  record Attribute(Expr owner, String name) implements Expr {}

  record Subscript(Expr owner, Expr index) implements Expr {}

  record Slice(@Nullable Expr lower, @Nullable Expr upper, @Nullable Expr step) implements Expr {}

  record Call(Expr function, List<Expr> positional, List<Keyword> keywords) implements Expr {}

  /** An argument by name, or {@code **value} where the name is null. */
  record Keyword(@Nullable String name, Expr value) {}

  record Starred(Expr value) implements Expr {}

  /**
   * An operator before its operand.
   *
   * @param operator {@code +}, {@code -}, {@code ~} or {@code not}
   */
  record Unary(String operator, Expr operand) implements Expr {}

  /** Arithmetic: {@code operator} as written. */
  record Binary(Expr left, String operator, Expr right) implements Expr {}

  /**
   * Operands joined by {@code and} or {@code or}, two or more.
   *
   * @param operator {@code and} or {@code or}
   */
  record Logical(String operator, List<Expr> operands) implements Expr {}

  /** A chain of comparisons, with one operator fewer than operands. */
  record Comparison(List<Expr> operands, List<String> operators) implements Expr {}

  record Conditional(Expr test, Expr then, Expr otherwise) implements Expr {}

  record Lambda(List<Parameter> parameters, Expr body) implements Expr {}

  /**
   * One part of a lambda's parameter list.
   *
   * @param mark {@code *}, {@code **}, {@code /} or nothing
   * @param name empty for the bare marks {@code *} and {@code /}
   */
  record Parameter(String mark, String name, @Nullable Expr byDefault) {}

  /** {@code name := value} */
  record Assigned(String name, Expr value) implements Expr {}

  record ListOf(List<Expr> items) implements Expr {}

  record TupleOf(List<Expr> items) implements Expr {}

  record SetOf(List<Expr> items) implements Expr {}

  record DictOf(List<Pair> pairs) implements Expr {}

  /** An entry of a dict, or {@code **value} where the key is null. */
  record Pair(@Nullable Expr key, Expr value) {}

  /**
   * A comprehension.
   *
   * @param value what the element maps to in a dict comprehension, else null
   */
  record Comprehension(Container container, Expr element, @Nullable Expr value, List<Loop> loops)
      implements Expr {}

  /** What a comprehension makes. */
  enum Container {
    LIST,
    SET,
    DICT,
    GENERATOR
  }

  /** {@code for target in source if condition ...} */
  record Loop(boolean async, Expr target, Expr source, List<Expr> conditions) {}

  record Await(Expr value) implements Expr {}

  /** {@code yield}, with or without a value. */
  record Yield(@Nullable Expr value) implements Expr {}

  record YieldFrom(Expr value) implements Expr {}
}
