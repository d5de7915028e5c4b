package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.math.BigInteger;
import org.javoke.template.PythonText;
import org.javoke.value.Value;

/** Python's {@code **} on numbers. */
public final class Power {

  /** The reference would compute on; a model must not make a run wait. */
  private static final long MAX_BITS = 1_000_000;

  private Power() {}

  /**
   * {@return base to the power of exponent}
   *
   * @throws Failure if it is not defined, or too large
   */
  public static Value of(Value base, Value exponent) {
    if (Numbers.isInteger(base) && Numbers.isInteger(exponent)) {
      BigInteger power = Numbers.integer(exponent);
      if (power.signum() >= 0) {
        return new Value.Int(power(Numbers.integer(base), power));
      }
    }
    return ofReals(Numbers.real(base), Numbers.real(exponent));
  }

  private static BigInteger power(BigInteger base, BigInteger exponent) {
    boolean small = base.abs().bitLength() <= 1;
    boolean endless = exponent.bitLength() > 31;
    if (!small && (endless || exponent.longValue() * base.bitLength() > MAX_BITS)) {
      throw new Failure(
          "the power has more than %d bits, which is not computed here".formatted(MAX_BITS));
    }
    if (small) {
      boolean even = !exponent.testBit(0);
      return (base.signum() < 0 && even) || exponent.signum() == 0 ? BigInteger.ONE : base;
    }
    return base.pow(exponent.intValue());
  }

  private static Value ofReals(double base, double exponent) {
    if (base == 0 && exponent < 0) {
      throw new Failure("0.0 cannot be raised to a negative power");
    }
    boolean finite = !Double.isInfinite(base) && !Double.isInfinite(exponent);
    if (base < 0 && finite && exponent != Math.rint(exponent)) {
      return complex(base, exponent);
    }
    double power = base == 1 || exponent == 0 ? 1 : Math.pow(base, exponent);
    if (Double.isInfinite(power) && finite) {
      throw new Failure("(34, 'Numerical result out of range')");
    }
    return Value.of(power);
  }

  private static Value complex(double base, double exponent) {
    double length = Math.pow(-base, exponent);
    double angle = exponent * Math.PI;
    double real = length * Math.cos(angle);
    double imaginary = length * Math.sin(angle);
    String sign = imaginary < 0 || 1 / imaginary < 0 ? "-" : "+";
    return new Value.Opaque("complex", "(" + part(real) + sign + part(Math.abs(imaginary)) + "j)");
  }

  // Inside a complex number a float that is whole has no fraction.
  private static String part(double number) {
    String text = PythonText.number(number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
