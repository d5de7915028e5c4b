package org.javoke.benchmark.bfcl.multiturn.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.javoke.value.Value;

/** Python's {@code round}: exact halves go to the even neighbour. */
public final class Rounding {

  private static final int MOST_PLACES = 400; // a double has no more, in either direction

  private Rounding() {}

  /**
   * {@code round(number, places)}.
   *
   * @param places an integer of any size, or null for a whole number
   */
  public static Value round(Value number, Value places) {
    BigInteger wanted = Numbers.integerOrNull(places);
    if (wanted != null) {
      int most = 10_000;
      return round(
          number, wanted.max(BigInteger.valueOf(-most)).min(BigInteger.valueOf(most)).intValue());
    }
    if (number instanceof Value.Real(double real)
        && (Double.isNaN(real) || Double.isInfinite(real))) {
      throw new Failure(
          Double.isNaN(real)
              ? "cannot convert float NaN to integer"
              : "cannot convert float infinity to integer");
    }
    return number instanceof Value.Real(double real)
        ? new Value.Int(
            new BigDecimal(real).setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact())
        : round(number, 0);
  }

  /** {@return the number rounded to decimal places, which may be negative; integers stay such} */
  public static Value round(Value number, int places) {
    if (Numbers.isInteger(number)) {
      BigInteger whole = Numbers.integer(number);
      return new Value.Int(
          places >= 0
              ? whole
              : new BigDecimal(whole)
                  .setScale(Math.max(places, -MOST_PLACES * 20), RoundingMode.HALF_EVEN)
                  .toBigInteger());
    }
    double real = Numbers.real(number);
    if (Double.isNaN(real) || Double.isInfinite(real) || places > MOST_PLACES) {
      return number;
    }
    double rounded =
        new BigDecimal(real)
            .setScale(Math.max(places, -MOST_PLACES), RoundingMode.HALF_EVEN)
            .doubleValue();
    return Value.of(Math.copySign(rounded, real));
  }
}
