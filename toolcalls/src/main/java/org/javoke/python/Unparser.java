package org.javoke.python;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.python.Expr.Container;
import org.javoke.python.Expr.Parameter;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Writes an expression as {@code ast.unparse} of Python 3.11 writes it. */
final class Unparser {

  // How tightly the surrounding text binds: an expression that binds less gets brackets.
  private static final int NAMED = 0;
  private static final int TUPLE = 1;
  private static final int YIELD = 2;
  private static final int TEST = 3;
  private static final int OR = 4;
  private static final int AND = 5;
  private static final int NOT = 6;
  private static final int COMPARISON = 7;
  private static final int BIT_OR = 8;
  private static final int BIT_XOR = 9;
  private static final int BIT_AND = 10;
  private static final int SHIFT = 11;
  private static final int SUM = 12;
  private static final int TERM = 13;
  private static final int FACTOR = 14;
  private static final int POWER = 15;
  private static final int AWAIT = 16;
  private static final int ATOM = 17;

  private final StringBuilder out = new StringBuilder();

  static String unparse(Expr expr) {
    Unparser unparser = new Unparser();
    unparser.write(expr, TEST);
    return unparser.out.toString();
  }

  private void write(Expr expr, int around) {
    switch (expr) {
      case Expr.Constant constant -> out.append(Reprs.constant(constant));
      case Expr.Imaginary(double value) -> out.append(Reprs.imaginary(value));
      case Expr.Bytes(String latin1) -> out.append(Reprs.bytes(latin1));
      case Expr.Ellipsis _ -> out.append("...");
      case Expr.Formatted formatted -> formatted(formatted);
      case Expr.Name(String id) -> out.append(id);
      case Expr.Attribute attribute -> attribute(attribute);
      case Expr.Subscript(Expr owner, Expr index) -> subscript(owner, index);
      case Expr.Slice slice -> slice(slice);
      case Expr.Call call -> call(call);
      case Expr.Starred(Expr value) -> {
        out.append('*');
        write(value, BIT_OR);
      }
      case Expr.Unary unary -> unary(unary, around);
      case Expr.Binary binary -> binary(binary, around);
      case Expr.Logical logical -> logical(logical, around);
      case Expr.Comparison comparison -> comparison(comparison, around);
      case Expr.Conditional conditional -> bracket(around, TEST, () -> conditional(conditional));
      case Expr.Lambda lambda -> bracket(around, TEST, () -> lambda(lambda));
      case Expr.Assigned(String name, Expr value) ->
          bracket(
              around,
              NAMED,
              () -> {
                out.append(name).append(" := ");
                write(value, ATOM);
              });
      case Expr.ListOf(List<Expr> items) -> enclosed("[", items, "]");
      case Expr.TupleOf(List<Expr> items) -> tuple(items, around);
      case Expr.SetOf(List<Expr> items) -> enclosed("{", items, "}");
      case Expr.DictOf(List<Expr.Pair> pairs) -> dict(pairs);
      case Expr.Comprehension comprehension -> comprehension(comprehension);
      case Expr.Await(Expr value) ->
          bracket(
              around,
              AWAIT,
              () -> {
                out.append("await ");
                write(value, ATOM);
              });
      case Expr.Yield(@Nullable Expr value) ->
          bracket(around, YIELD, () -> yielded("yield", value));
      case Expr.YieldFrom(Expr value) -> bracket(around, YIELD, () -> yielded("yield from", value));
    }
  }

  private void bracket(int around, int own, Runnable inside) {
    boolean needed = around > own;
    out.append(needed ? "(" : "");
    inside.run();
    out.append(needed ? ")" : "");
  }

  private void separated(List<Expr> items) {
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      write(items.get(i), TEST);
    }
  }

  private void enclosed(String open, List<Expr> items, String close) {
    out.append(open);
    separated(items);
    out.append(close);
  }

  private void tuple(List<Expr> items, int around) {
    boolean bracketed = items.isEmpty() || around > TUPLE;
    String comma = items.size() == 1 ? "," : "";
    enclosed(bracketed ? "(" : "", items, bracketed ? comma + ")" : comma);
  }

  // The quotes are those that the text does not hold, which is what Python does in simple cases.
  private void formatted(Expr.Formatted formatted) {
    String inside = inside(formatted);
    String quote = inside.indexOf('\'') < 0 ? "'" : inside.indexOf('"') < 0 ? "\"" : "\"\"\"";
    out.append('f').append(quote).append(inside).append(quote);
  }

  private static String inside(Expr.Formatted formatted) {
    StringBuilder inside = new StringBuilder();
    for (Expr.Piece piece : formatted.pieces()) {
      switch (piece) {
        case Expr.Literal(String text) ->
            inside.append(Reprs.escaped(text).replace("{", "{{").replace("}", "}}"));
        case Expr.Replacement replacement -> replacement(replacement, inside);
      }
    }
    return inside.toString();
  }

  private static void replacement(Expr.Replacement replacement, StringBuilder inside) {
    Unparser unparser = new Unparser();
    unparser.write(replacement.value(), TEST + 1);
    inside.append(unparser.out.indexOf("{") == 0 ? "{ " : "{").append(unparser.out);
    if (replacement.conversion() != 0) {
      inside.append('!').append(replacement.conversion());
    }
    if (replacement.format() != null) {
      inside.append(':').append(inside(replacement.format()));
    }
    inside.append('}');
  }

  private void attribute(Expr.Attribute attribute) {
    write(attribute.owner(), ATOM);
    boolean integer =
        attribute.owner() instanceof Expr.Constant constant
            && (constant.value() instanceof Value.Int || constant.value() instanceof Value.Bool);
    out.append(integer ? " ." : ".").append(attribute.name());
  }

  private void subscript(Expr owner, Expr index) {
    write(owner, ATOM);
    out.append('[');
    if (index instanceof Expr.TupleOf(List<Expr> items) && !items.isEmpty()) {
      separated(items);
      out.append(items.size() == 1 ? "," : "");
    } else {
      write(index, TEST);
    }
    out.append(']');
  }

  private void slice(Expr.Slice slice) {
    optional(slice.lower());
    out.append(':');
    optional(slice.upper());
    if (slice.step() != null) {
      out.append(':');
      write(slice.step(), TEST);
    }
  }

  private void optional(@Nullable Expr expr) {
    if (expr != null) {
      write(expr, TEST);
    }
  }

  private void call(Expr.Call call) {
    write(call.function(), ATOM);
    out.append('(');
    separated(call.positional());
    boolean first = call.positional().isEmpty();
    for (Expr.Keyword keyword : call.keywords()) {
      out.append(first ? "" : ", ");
      first = false;
      out.append(keyword.name() == null ? "**" : keyword.name() + "=");
      write(keyword.value(), TEST);
    }
    out.append(')');
  }

  private void unary(Expr.Unary unary, int around) {
    boolean not = unary.operator().equals("not");
    int own = not ? NOT : FACTOR;
    bracket(
        around,
        own,
        () -> {
          out.append(unary.operator()).append(not ? " " : "");
          write(unary.operand(), own);
        });
  }

  private void binary(Expr.Binary binary, int around) {
    int own = binding(binary.operator());
    boolean power = own == POWER;
    bracket(
        around,
        own,
        () -> {
          write(binary.left(), power ? own + 1 : own);
          out.append(' ').append(binary.operator()).append(' ');
          write(binary.right(), power ? own : own + 1);
        });
  }

  private static int binding(String operator) {
    return switch (operator) {
      case "|" -> BIT_OR;
      case "^" -> BIT_XOR;
      case "&" -> BIT_AND;
      case "<<", ">>" -> SHIFT;
      case "+", "-" -> SUM;
      case "**" -> POWER;
      default -> TERM;
    };
  }

  // Each operand is held to bind more than the one before it, as the reference does it.
  private void logical(Expr.Logical logical, int around) {
    int own = logical.operator().equals("or") ? OR : AND;
    bracket(
        around,
        own,
        () -> {
          int operandBinding = own;
          String separator = "";
          for (Expr operand : logical.operands()) {
            out.append(separator);
            separator = " " + logical.operator() + " ";
            operandBinding = Math.min(ATOM, operandBinding + 1);
            write(operand, operandBinding);
          }
        });
  }

  private void comparison(Expr.Comparison comparison, int around) {
    bracket(
        around,
        COMPARISON,
        () -> {
          write(comparison.operands().getFirst(), COMPARISON + 1);
          for (int i = 0; i < comparison.operators().size(); i++) {
            out.append(' ').append(comparison.operators().get(i)).append(' ');
            write(comparison.operands().get(i + 1), COMPARISON + 1);
          }
        });
  }

  private void conditional(Expr.Conditional conditional) {
    write(conditional.then(), TEST + 1);
    out.append(" if ");
    write(conditional.test(), TEST + 1);
    out.append(" else ");
    write(conditional.otherwise(), TEST);
  }

  private void lambda(Expr.Lambda lambda) {
    String parameters =
        lambda.parameters().stream().map(Unparser::parameter).collect(Collectors.joining(", "));
    out.append(parameters.isEmpty() ? "lambda" : "lambda ").append(parameters).append(": ");
    write(lambda.body(), TEST);
  }

  private static String parameter(Parameter parameter) {
    String name = parameter.mark() + parameter.name();
    return parameter.byDefault() == null ? name : name + "=" + unparse(parameter.byDefault());
  }

  private void dict(List<Expr.Pair> pairs) {
    out.append('{');
    String separator = "";
    for (Expr.Pair pair : pairs) {
      out.append(separator);
      separator = ", ";
      if (pair.key() == null) {
        out.append("**");
        write(pair.value(), BIT_OR);
      } else {
        write(pair.key(), TEST);
        out.append(": ");
        write(pair.value(), TEST);
      }
    }
    out.append('}');
  }

  private void comprehension(Expr.Comprehension comprehension) {
    String brackets =
        switch (comprehension.container()) {
          case LIST -> "[]";
          case SET, DICT -> "{}";
          case GENERATOR -> "()";
        };
    out.append(brackets.charAt(0));
    write(comprehension.element(), TEST);
    if (comprehension.container() == Container.DICT && comprehension.value() != null) {
      out.append(": ");
      write(comprehension.value(), TEST);
    }
    comprehension.loops().forEach(this::loop);
    out.append(brackets.charAt(1));
  }

  private void loop(Expr.Loop loop) {
    out.append(loop.async() ? " async for " : " for ");
    write(loop.target(), TUPLE);
    out.append(" in ");
    write(loop.source(), TEST + 1);
    for (Expr condition : loop.conditions()) {
      out.append(" if ");
      write(condition, TEST + 1);
    }
  }

  private void yielded(String keyword, @Nullable Expr value) {
    out.append(keyword);
    if (value != null) {
      out.append(' ');
      write(value, ATOM);
    }
  }
}
