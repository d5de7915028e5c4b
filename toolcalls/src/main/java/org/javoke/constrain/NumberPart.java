package org.javoke.constrain;

/**
 * A number as JSON and Python write it alike. Its length is bounded, so that it stays finite.
 *
 * @param whole whether it is an integer
 * @param within what was written last
 * @param digits how many digits that has
 */
record NumberPart(boolean whole, Within within, int digits) implements Part {

  static final NumberPart INTEGER = new NumberPart(true, Within.START, 0);
  static final NumberPart REAL = new NumberPart(false, Within.START, 0);

  private static final int MOST_DIGITS = 20;
  private static final int MOST_EXPONENT_DIGITS = 2;

  /** What was written last. */
  enum Within {
    START,
    SIGN,
    ZERO,
    DIGITS,
    POINT,
    FRACTION,
    EXPONENT_MARK,
    EXPONENT_SIGN,
    EXPONENT
  }

  @Override
  public void step(int next, Stack at, Threads out) {
    boolean digit = next >= '0' && next <= '9';
    switch (within) {
      case START, SIGN -> {
        if (digit) {
          out.add(at.with(now(next == '0' ? Within.ZERO : Within.DIGITS, 1)));
        } else if (next == '-' && within == Within.START) {
          out.add(at.with(now(Within.SIGN, 0)));
        }
      }
      case DIGITS, FRACTION -> more(next, digit, at, out);
      case ZERO -> afterDigits(next, at, out);
      case POINT -> first(digit, Within.FRACTION, at, out);
      case EXPONENT_MARK -> {
        if (next == '+' || next == '-') {
          out.add(at.with(now(Within.EXPONENT_SIGN, 0)));
        } else {
          first(digit, Within.EXPONENT, at, out);
        }
      }
      case EXPONENT_SIGN -> first(digit, Within.EXPONENT, at, out);
      case EXPONENT -> {
        if (digit && digits < MOST_EXPONENT_DIGITS) {
          out.add(at.with(now(within, digits + 1)));
        }
      }
    }
  }

  private void more(int next, boolean digit, Stack at, Threads out) {
    if (!digit) {
      afterDigits(next, at, out);
    } else if (digits < MOST_DIGITS) {
      out.add(at.with(now(within, digits + 1)));
    }
  }

  private void afterDigits(int next, Stack at, Threads out) {
    if (whole) {
      return;
    }
    if (next == '.' && within != Within.FRACTION) {
      out.add(at.with(now(Within.POINT, 0)));
    } else if (next == 'e' || next == 'E') {
      out.add(at.with(now(Within.EXPONENT_MARK, 0)));
    }
  }

  private void first(boolean digit, Within into, Stack at, Threads out) {
    if (digit) {
      out.add(at.with(now(into, 1)));
    }
  }

  private NumberPart now(Within last, int count) {
    return new NumberPart(whole, last, count);
  }

  @Override
  public boolean nullable() {
    return switch (within) {
      case ZERO, DIGITS, FRACTION, EXPONENT -> true;
      case START, SIGN, POINT, EXPONENT_MARK, EXPONENT_SIGN -> false;
    };
  }

  @Override
  public boolean shared() {
    return true;
  }
}
