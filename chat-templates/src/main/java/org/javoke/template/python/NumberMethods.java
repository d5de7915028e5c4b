package org.javoke.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes and methods of int, bool and float. */
final class NumberMethods {

  private static final Map<String, Method<Value>> OF_INTEGERS =
      new Method.Table<Value>()
          .add("bit_length", Signature.NONE, (self, _) -> PyInt.of(integer(self).abs().bitLength()))
          .add("bit_count", Signature.NONE, (self, _) -> PyInt.of(integer(self).abs().bitCount()))
          .add("conjugate", Signature.NONE, (self, _) -> new PyInt(integer(self)))
          .add(
              "as_integer_ratio",
              Signature.NONE,
              (self, _) -> PyTuple.of(new PyInt(integer(self)), PyInt.of(1)))
          .build();

  private static final Map<String, Method<PyFloat>> OF_FLOATS =
      new Method.Table<PyFloat>()
          .add("is_integer", Signature.NONE, (self, _) -> isInteger(self))
          .add("conjugate", Signature.NONE, (self, _) -> self)
          .add("as_integer_ratio", Signature.NONE, (self, _) -> ratio(self.value()))
          .build();

  private NumberMethods() {}

  static @Nullable Value attribute(Value number, String name) {
    return number instanceof PyFloat real ? ofFloat(real, name) : ofInteger(number, name);
  }

  private static @Nullable Value ofInteger(Value number, String name) {
    return switch (name) {
      case "real", "numerator" -> new PyInt(integer(number));
      case "imag" -> PyInt.of(0);
      case "denominator" -> PyInt.of(1);
      default -> {
        Method<Value> method = OF_INTEGERS.get(name);
        yield method == null ? null : new BoundMethod<>(number, method);
      }
    };
  }

  private static @Nullable Value ofFloat(PyFloat number, String name) {
    return switch (name) {
      case "real" -> number;
      case "imag" -> new PyFloat(0);
      default -> {
        Method<PyFloat> method = OF_FLOATS.get(name);
        yield method == null ? null : new BoundMethod<>(number, method);
      }
    };
  }

  private static BigInteger integer(Value number) {
    return Numbers.integer(number, "int");
  }

  private static Value isInteger(PyFloat number) {
    return PyBool.of(Double.isFinite(number.value()) && Numbers.exactInteger(number) != null);
  }

  private static Value ratio(double value) {
    if (!Double.isFinite(value)) {
      throw PythonException.overflow("cannot convert " + Repr.number(value) + " to integer ratio");
    }
    BigDecimal exact = new BigDecimal(value);
    BigInteger denominator = BigInteger.TEN.pow(Math.max(0, exact.scale()));
    BigInteger numerator = exact.multiply(new BigDecimal(denominator)).toBigInteger();
    BigInteger common = numerator.gcd(denominator);
    return PyTuple.of(new PyInt(numerator.divide(common)), new PyInt(denominator.divide(common)));
  }
}
