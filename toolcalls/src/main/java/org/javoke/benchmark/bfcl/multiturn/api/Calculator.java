package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Operations;
import org.javoke.benchmark.bfcl.multiturn.runtime.Order;
import org.javoke.benchmark.bfcl.multiturn.runtime.Power;
import org.javoke.benchmark.bfcl.multiturn.runtime.Rounding;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.Value;

/** {@code MathAPI}: arithmetic, without any state. */
final class Calculator implements Backend {

  private static final String NOT_NUMBERS = "Both inputs must be numbers";
  private static final String NOT_ALL_NUMBERS = "All elements in the list must be numbers";
  private static final Value ZERO = Value.of(0);

  private static final Operations<Calculator> OPERATIONS =
      new Operations<Calculator>("MathAPI")
          .with("logarithm", "value base precision", (_, in) -> Logarithms.logarithm(in))
          .with("mean", "numbers", (_, in) -> mean(in))
          .with("standard_deviation", "numbers", (_, in) -> deviation(in))
          .with("si_unit_conversion", "value unit_in unit_out", (_, in) -> Units.metric(in))
          .with("imperial_si_conversion", "value unit_in unit_out", (_, in) -> Units.imperial(in))
          .with("add", "a b", (_, in) -> ofTwo(in, Numbers::add))
          .with("subtract", "a b", (_, in) -> ofTwo(in, Numbers::subtract))
          .with("multiply", "a b", (_, in) -> ofTwo(in, Numbers::multiply))
          .with("divide", "a b", (_, in) -> divide(in))
          .with("power", "base exponent", (_, in) -> ofTwo(in, Power::of))
          .with("square_root", "number precision", (_, in) -> SquareRoots.squareRoot(in))
          .with("absolute_value", "number", (_, in) -> absolute(in))
          .with("round_number", "number decimal_places", (_, in) -> round(in), ZERO)
          .with("percentage", "part whole", (_, in) -> percentage(in))
          .with("min_value", "numbers", (_, in) -> extreme(in, "minimum", Order.LESS))
          .with("max_value", "numbers", (_, in) -> extreme(in, "maximum", Order.GREATER))
          .with("sum_values", "numbers", (_, in) -> sum(in));

  @Override
  public Set<String> functions() {
    return OPERATIONS.names();
  }

  @Override
  public Value call(String function, List<Value> positional, Map<String, Value> named) {
    return OPERATIONS.call(this, function, positional, named);
  }

  @Override
  public Value.Fields state() {
    return Value.Fields.EMPTY;
  }

  /** Arithmetic on two numbers. */
  private interface Arithmetic {
    Value of(Value left, Value right);
  }

  static Value result(Value value) {
    return Attributes.only("result", value);
  }

  private static boolean areNumbers(Arguments in) {
    return Numbers.isNumber(in.at(0)) && Numbers.isNumber(in.at(1));
  }

  private static Value ofTwo(Arguments in, Arithmetic arithmetic) {
    return areNumbers(in)
        ? result(arithmetic.of(in.at(0), in.at(1)))
        : Attributes.error(NOT_NUMBERS);
  }

  private static Value divide(Arguments in) {
    if (Equality.equal(in.at(1), ZERO)) {
      return Attributes.error("Cannot divide by zero");
    }
    return ofTwo(in, Numbers::divide);
  }

  private static Value percentage(Arguments in) {
    if (Equality.equal(in.at(1), ZERO)) {
      return Attributes.error("Whole value cannot be zero");
    }
    return ofTwo(in, (part, whole) -> Numbers.multiply(Numbers.divide(part, whole), Value.of(100)));
  }

  private static Value absolute(Arguments in) {
    Value number = in.at(0);
    if (!Numbers.isNumber(number)) {
      return Attributes.error("Input must be a number");
    }
    return number instanceof Value.Real(double real)
        ? result(Value.of(Math.abs(real)))
        : result(
            Order.LESS.of(number, ZERO)
                ? Numbers.subtract(ZERO, number)
                : Numbers.add(ZERO, number));
  }

  private static Value round(Arguments in) {
    Value number = in.at(0);
    boolean places = in.at(1) instanceof Value.Null || Numbers.integerOrNull(in.at(1)) != null;
    if (!Numbers.isNumber(number) || !places) {
      return Attributes.error("First input must be a number, second input must be an integer");
    }
    return result(Rounding.round(number, in.at(1)));
  }

  private static Value mean(Arguments in) {
    if (!in.truth(0)) {
      return Attributes.error("Cannot calculate mean of an empty list");
    }
    return areAllNumbers(in.at(0))
        ? result(mean(Types.items(in.at(0))))
        : Attributes.error(NOT_ALL_NUMBERS);
  }

  private static boolean areAllNumbers(Value list) {
    boolean isList =
        !(Numbers.isNumber(list) || list instanceof Value.Opaque || list instanceof Value.Null);
    return isList && Types.items(list).stream().allMatch(Numbers::isNumber);
  }

  private static Value mean(List<Value> numbers) {
    return Numbers.divide(sum(numbers), Value.of(numbers.size()));
  }

  private static Value sum(List<Value> numbers) {
    Value sum = ZERO;
    for (Value number : numbers) {
      sum = Numbers.add(sum, number);
    }
    return sum;
  }

  private static Value deviation(Arguments in) {
    if (!in.truth(0)) {
      return Attributes.error("Cannot calculate standard deviation of an empty list");
    }
    if (!areAllNumbers(in.at(0))) {
      return Attributes.error(NOT_ALL_NUMBERS);
    }
    List<Value> numbers = Types.items(in.at(0));
    Value mean = mean(numbers);
    List<Value> squares =
        numbers.stream()
            .map(number -> Power.of(Numbers.subtract(number, mean), Value.of(2)))
            .toList();
    return result(Value.of(Math.sqrt(Numbers.real(mean(squares)))));
  }

  private static Value sum(Arguments in) {
    if (!in.truth(0)) {
      return Attributes.error("Cannot calculate sum of an empty list");
    }
    return areAllNumbers(in.at(0))
        ? result(sum(Types.items(in.at(0))))
        : Attributes.error(NOT_ALL_NUMBERS);
  }

  // Of several equal values the first stays, as in Python's min and max.
  private static Value extreme(Arguments in, String name, Order better) {
    if (!in.truth(0)) {
      return Attributes.error("Cannot find %s of an empty list".formatted(name));
    }
    try {
      List<Value> values = Types.items(in.at(0));
      Value best = values.getFirst();
      for (Value value : values.subList(1, values.size())) {
        best = better.of(value, best) ? value : best;
      }
      return result(best);
    } catch (Failure e) {
      return Attributes.error(NOT_ALL_NUMBERS);
    }
  }
}
