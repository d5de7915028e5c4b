package org.javoke.preference;

/** The logistic function, without overflow or loss of digits. */
final class Logistic {

  private Logistic() {}

  /** {@return 1 / (1 + exp(-x))} */
  static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  /** {@return log(sigmoid(x))} */
  static double logSigmoid(double x) {
    return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
  }

  /** {@return log(1 - exp(x)) for x below 0} */
  static double logOneMinusExp(double x) {
    return x > -Math.log(2) ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
  }
}
