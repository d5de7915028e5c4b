package org.javoke.template.python;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code range}, of at most as many numbers as Jinja's sandbox allows.
 *
 * @param count how many numbers it holds
 */
public record PyRange(BigInteger start, BigInteger stop, BigInteger step, int count)
    implements PyObject {

  private static final int MAX_COUNT = 100_000; // jinja2.sandbox.MAX_RANGE

  /** {@return range(start, stop, step)} */
  public static PyRange of(BigInteger start, BigInteger stop, BigInteger step) {
    if (step.signum() == 0) {
      throw PythonException.value("range() arg 3 must not be zero");
    }
    BigInteger span = step.signum() > 0 ? stop.subtract(start) : start.subtract(stop);
    BigInteger width = step.abs();
    BigInteger count =
        span.signum() <= 0
            ? BigInteger.ZERO
            : span.add(width).subtract(BigInteger.ONE).divide(width);
    if (count.compareTo(BigInteger.valueOf(MAX_COUNT)) > 0) {
      throw PythonException.overflow(
          "Range too big: " + MAX_COUNT + " numbers are the most that the sandbox allows");
    }
    return new PyRange(start, stop, step, count.intValue());
  }

  /** {@return a view of the numbers, made as they are asked for} */
  List<Value> items() {
    return new AbstractList<>() {
      @Override
      public Value get(int index) {
        return new PyInt(start.add(step.multiply(BigInteger.valueOf(index))));
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  boolean contains(Value value) {
    BigInteger number = Numbers.exactInteger(value);
    if (number == null) {
      return false;
    }
    BigInteger[] steps = number.subtract(start).divideAndRemainder(step);
    return steps[1].signum() == 0
        && steps[0].signum() >= 0
        && steps[0].compareTo(BigInteger.valueOf(count)) < 0;
  }

  @Override
  public String typeName() {
    return "range";
  }

  @Override
  public boolean truth() {
    return count > 0;
  }

  @Override
  public Iterator<Value> iterator() {
    return items().iterator();
  }

  @Override
  public int length() {
    return count;
  }

  @Override
  public @Nullable Value attribute(String name) {
    return switch (name) {
      case "start" -> new PyInt(start);
      case "stop" -> new PyInt(stop);
      case "step" -> new PyInt(step);
      default -> null;
    };
  }

  @Override
  public String print(Budget budget) {
    return "range(" + start + ", " + stop + (step.equals(BigInteger.ONE) ? "" : ", " + step) + ")";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyRange range && items().equals(range.items());
  }

  @Override
  public int hashCode() {
    return items().hashCode();
  }
}
