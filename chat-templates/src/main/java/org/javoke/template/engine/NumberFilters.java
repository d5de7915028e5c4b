package org.javoke.template.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.javoke.template.python.Arithmetic;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Method;
import org.javoke.template.python.NumberParsing;
import org.javoke.template.python.Numbers;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyFloat;
import org.javoke.template.python.PyInt;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.Value;

/** Filters that make or change numbers. */
final class NumberFilters {

  private static final int MAX_PRECISION = 400; // no double has more digits on either side

  static final Map<String, Method<Value>> FILTERS =
      new Method.Table<Value>()
          .add("abs", Signature.NONE, (self, _) -> absolute(self))
          .add(
              "int",
              Signature.NONE.optional("default", PyInt.of(0)).optional("base", PyInt.of(10)),
              NumberFilters::integer)
          .add("float", Signature.NONE.optional("default", new PyFloat(0)), NumberFilters::real)
          .add(
              "round",
              Signature.NONE
                  .optional("precision", PyInt.of(0))
                  .optional("method", new PyStr("common")),
              NumberFilters::round)
          .add(
              "sum",
              Signature.NONE.optional("attribute", PyNone.NONE).optional("start", PyInt.of(0)),
              NumberFilters::sum)
          .add(
              "filesizeformat",
              Signature.NONE.optional("binary", PyBool.FALSE),
              NumberFilters::fileSize)
          .build();

  private NumberFilters() {}

  private static Value absolute(Value self) {
    if (self instanceof PyFloat number) {
      return new PyFloat(Math.abs(number.value()));
    }
    return new PyInt(Numbers.integer(self, "abs()").abs());
  }

  private static Value integer(Value self, Bound in) {
    try {
      return self instanceof PyStr text
          ? NumberParsing.integer(text.text(), in.integer(1), in.budget())
          : NumberParsing.integer(self, in.budget());
    } catch (PythonException e) {
      if (!isConversionError(e)) {
        throw e;
      }
    }
    try {
      return NumberParsing.integer(NumberParsing.real(self, in.budget()), in.budget());
    } catch (PythonException e) {
      if (!isConversionError(e) && e.kind() != PythonException.Kind.OVERFLOW) {
        throw e;
      }
      return in.value(0);
    }
  }

  private static Value real(Value self, Bound in) {
    try {
      return NumberParsing.real(self, in.budget());
    } catch (PythonException e) {
      if (!isConversionError(e)) {
        throw e;
      }
      return in.value(0);
    }
  }

  private static boolean isConversionError(PythonException e) {
    return e.kind() == PythonException.Kind.TYPE || e.kind() == PythonException.Kind.VALUE;
  }

  private static Value round(Value self, Bound in) {
    return switch (in.text(1)) {
      case "common" ->
          in.given(0)
              ? round(self, in.integer(0))
              : NumberParsing.integer(round(self, 0), in.budget());
      case "ceil" -> towards(self, in, value -> value.setScale(0, RoundingMode.CEILING));
      case "floor" -> towards(self, in, value -> value.setScale(0, RoundingMode.FLOOR));
      default -> throw PythonException.value("method must be common, ceil or floor");
    };
  }

  private static Value round(Value self, int precision) {
    if (self instanceof PyFloat number) {
      double value = number.value();
      if (!Double.isFinite(value) || precision > MAX_PRECISION) {
        return number;
      }
      BigDecimal rounded =
          new BigDecimal(value)
              .setScale(Math.max(-MAX_PRECISION, precision), RoundingMode.HALF_EVEN);
      return new PyFloat(Math.copySign(rounded.doubleValue(), value));
    }
    BigInteger integer = roundable(self);
    return precision >= 0
        ? new PyInt(integer)
        : new PyInt(
            new BigDecimal(integer)
                .setScale(Math.max(-5000, precision), RoundingMode.HALF_EVEN)
                .toBigInteger());
  }

  private static BigInteger roundable(Value value) {
    if (value instanceof PyStr) {
      throw PythonException.type("type str doesn't define __round__ method");
    }
    return Numbers.integer(value, "round()");
  }

  private static Value towards(Value self, Bound in, UnaryOperator<BigDecimal> rounding) {
    Value scale = Arithmetic.power(PyInt.of(10), in.value(0), in.budget());
    Value scaled = Arithmetic.multiply(self, scale, in.budget());
    if (!Numbers.isNumber(scaled)) {
      throw PythonException.type("must be real number, not " + scaled.typeName());
    }
    Value whole =
        scaled instanceof PyFloat number
            ? new PyInt(rounding.apply(finite(number.value())).toBigInteger())
            : scaled;
    return Arithmetic.divide(whole, scale);
  }

  private static BigDecimal finite(double value) {
    if (Double.isNaN(value)) {
      throw PythonException.value("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(value)) {
      throw PythonException.overflow("cannot convert float infinity to integer");
    }
    return new BigDecimal(value);
  }

  private static Value sum(Value self, Bound in) {
    Value total = in.value(1);
    if (total instanceof PyStr) {
      throw PythonException.type("sum() can't sum strings");
    }
    var getter = AttributePath.of(in.value(0), in.budget());
    Iterator<Value> items = Iteration.over(self, in.budget());
    while (items.hasNext()) {
      in.budget().step();
      total = Arithmetic.add(total, getter.apply(items.next()), in.budget());
    }
    return total;
  }

  private static Value fileSize(Value self, Bound in) {
    double bytes = NumberParsing.real(self, in.budget()).value();
    boolean binary = in.truth(0);
    double base = binary ? 1024 : 1000;
    if (bytes == 1) {
      return new PyStr("1 Byte");
    }
    if (bytes < base) {
      return new PyStr(finite(bytes).toBigInteger() + " Bytes");
    }
    List<String> units =
        binary
            ? List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB")
            : List.of("kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");
    int index = 0;
    while (index < units.size() - 1 && !(bytes < Math.pow(base, index + 2))) {
      index++;
    }
    double size = base * bytes / Math.pow(base, index + 2);
    Value text = Arithmetic.modulo(new PyStr("%.1f"), new PyFloat(size), in.budget());
    return new PyStr(Texting.plain(text, in) + " " + units.get(index));
  }
}
