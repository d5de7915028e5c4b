package org.javoke.constrain;

/**
 * A string in quotation marks: valid UTF-8 without control characters, and the escapes of the
 * syntax.
 *
 * @param quote which marks enclose it, and by that the syntax
 * @param within what the next byte belongs to
 * @param left how many more digits or bytes the escape or character has
 * @param low the least value of the next byte, within a character
 * @param high the greatest value of the next byte, within a character
 */
record TextPart(Quote quote, Within within, int left, int low, int high) implements Part {

  /** Who encloses and escapes how. */
  enum Quote {
    JSON('"', "\"\\/bfnrt", "u"),
    /** JSON in a string of JSON: each of its quotation marks and backslashes has a backslash. */
    JSON_IN_STRING('"', "/bfnrt", "u"),
    PYTHON_SINGLE('\'', "\"'\\nrt", "xuU"),
    PYTHON_DOUBLE('"', "\"'\\nrt", "xuU");

    private final char mark;
    private final String escapes;
    private final String numbered;

    Quote(char mark, String escapes, String numbered) {
      this.mark = mark;
      this.escapes = escapes;
      this.numbered = numbered;
    }

    /** {@return a string of which nothing is written} */
    TextPart text() {
      return new TextPart(this, Within.OPEN, 0, 0, 0);
    }
  }

  /** What the next byte belongs to. */
  enum Within {
    OPEN,
    OPEN_MARK,
    BODY,
    /** After the backslash of what is escaped once more. */
    MARK,
    ESCAPE,
    /** After the backslash of an escaped mark or backslash that is escaped once more. */
    ESCAPED_MARK,
    DIGITS,
    CHARACTER
  }

  @Override
  public void step(int next, Stack at, Threads out) {
    switch (within) {
      case OPEN -> {
        if (quote == Quote.JSON_IN_STRING ? next == '\\' : next == quote.mark) {
          out.add(at.with(in(quote == Quote.JSON_IN_STRING ? Within.OPEN_MARK : Within.BODY)));
        }
      }
      case OPEN_MARK -> {
        if (next == '"') {
          out.add(at.with(in(Within.BODY)));
        }
      }
      case BODY -> body(next, at, out);
      case MARK -> {
        if (next == '"') {
          out.add(at.rest());
        } else if (next == '\\') {
          out.add(at.with(in(Within.ESCAPE)));
        }
      }
      case ESCAPE -> escape(next, at, out);
      case ESCAPED_MARK -> {
        if (next == '"' || next == '\\') {
          out.add(at.with(in(Within.BODY)));
        }
      }
      case DIGITS -> digit(next, at, out);
      case CHARACTER -> {
        if (next >= low && next <= high) {
          out.add(at.with(left == 1 ? in(Within.BODY) : character(left - 1, 0x80, 0xbf)));
        }
      }
    }
  }

  private TextPart in(Within next) {
    return next == within ? this : new TextPart(quote, next, 0, 0, 0);
  }

  private void body(int next, Stack at, Threads out) {
    if (next == quote.mark) {
      if (quote != Quote.JSON_IN_STRING) {
        out.add(at.rest());
      }
    } else if (next == '\\') {
      out.add(at.with(in(quote == Quote.JSON_IN_STRING ? Within.MARK : Within.ESCAPE)));
    } else if (next >= 0x20 && next < 0x7f) {
      out.add(at.with(in(Within.BODY)));
    } else if (next >= 0xc2 && next <= 0xf4) {
      out.add(at.with(lead(next)));
    }
  }

  // The Unicode Standard, table 3-7: well-formed UTF-8 byte sequences.
  private TextPart lead(int next) {
    return switch (next) {
      case 0xe0 -> character(2, 0xa0, 0xbf);
      case 0xed -> character(2, 0x80, 0x9f);
      case 0xf0 -> character(3, 0x90, 0xbf);
      case 0xf4 -> character(3, 0x80, 0x8f);
      default -> character(next < 0xe0 ? 1 : next < 0xf0 ? 2 : 3, 0x80, 0xbf);
    };
  }

  private TextPart character(int bytesLeft, int least, int greatest) {
    return new TextPart(quote, Within.CHARACTER, bytesLeft, least, greatest);
  }

  private void escape(int next, Stack at, Threads out) {
    if (quote.escapes.indexOf(next) >= 0) {
      out.add(at.with(in(Within.BODY)));
    } else if (quote.numbered.indexOf(next) >= 0) {
      out.add(at.with(digits(next == 'x' ? 2 : next == 'u' ? 4 : 8)));
    } else if (next == '\\' && quote == Quote.JSON_IN_STRING) {
      out.add(at.with(in(Within.ESCAPED_MARK)));
    }
  }

  private TextPart digits(int count) {
    return count == 0 ? in(Within.BODY) : new TextPart(quote, Within.DIGITS, count, 0, 0);
  }

  // The greatest character has the number 10FFFF: of eight digits the first three are 0 here.
  private void digit(int next, Stack at, Threads out) {
    boolean digit =
        (next >= '0' && next <= '9')
            || (next >= 'a' && next <= 'f')
            || (next >= 'A' && next <= 'F');
    if (left > 5 ? next == '0' : digit) {
      out.add(at.with(digits(left - 1)));
    }
  }

  @Override
  public boolean quoted() {
    return within != Within.OPEN && within != Within.OPEN_MARK;
  }

  @Override
  public boolean shared() {
    return true;
  }
}
