package org.javoke.score.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding to two places as Python has it: exactly halfway goes to the even digit. */
final class Rounded {

  private Rounded() {}

  static String percent(double share) {
    return exact(share * 100).toPlainString() + "%";
  }

  static double two(double number) {
    return exact(number).doubleValue();
  }

  private static BigDecimal exact(double number) {
    return new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN);
  }
}
