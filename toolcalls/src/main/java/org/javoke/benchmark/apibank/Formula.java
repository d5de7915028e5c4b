package org.javoke.benchmark.apibank;

/** The calculator's formulas: whole numbers, {@code + - * /} and brackets. */
final class Formula {

  private static final int DEEPEST = 200;
  private static final char END = '\0';

  private final String text;
  private int at;
  private int depth;

  private Formula(String text) {
    this.text = text;
  }

  /**
   * {@return its value}
   *
   * @throws ApiFailure if it is no such formula
   */
  static double value(String text) {
    Formula formula = new Formula(text.replace(" ", ""));
    double value = formula.sum();
    if (formula.peek() != END) {
      throw invalid();
    }
    return value;
  }

  private static ApiFailure invalid() {
    return new ApiFailure("invalid formula");
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private double sum() {
    double value = product();
    while (peek() == '+' || peek() == '-') {
      boolean plus = text.charAt(at++) == '+';
      double next = product();
      value = plus ? value + next : value - next;
    }
    return value;
  }

  private double product() {
    double value = operand();
    while (peek() == '*' || peek() == '/') {
      boolean times = text.charAt(at++) == '*';
      double next = operand();
      if (!times && next == 0) {
        throw new ApiFailure("float division by zero");
      }
      value = times ? value * next : value / next;
    }
    return value;
  }

  private double operand() {
    if (peek() == '(' && depth < DEEPEST) {
      at++;
      depth++;
      double value = sum();
      depth--;
      if (peek() != ')') {
        throw invalid();
      }
      at++;
      return value;
    }
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (start == at) {
      throw invalid();
    }
    return Double.parseDouble(text.substring(start, at));
  }
}
