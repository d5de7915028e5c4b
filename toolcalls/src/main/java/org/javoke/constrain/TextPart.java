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
    /** After the first digit of four, which is D: surrogates come in pairs or not at all. */
    DIGITS_OF_D,
    /** In the last two digits of the first surrogate of a pair. */
    HIGH,
    /** Up to the end of the second one. */
    LOW,
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
      case DIGITS_OF_D -> afterD(next, at, out);
      case HIGH -> {
        if (isDigit(next)) {
          out.add(at.with(left == 1 ? now(Within.LOW, lowLength()) : now(Within.HIGH, left - 1)));
        }
      }
      case LOW -> low(next, at, out);
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
    return count == 0 ? in(Within.BODY) : now(Within.DIGITS, count);
  }

  private TextPart now(Within next, int count) {
    return new TextPart(quote, next, count, 0, 0);
  }

  // The greatest character has the number 10FFFF: of eight digits the first three are 0 here.
  private void digit(int next, Stack at, Threads out) {
    if (left > 5 ? next == '0' : isDigit(next)) {
      boolean d = left == 4 && (next == 'd' || next == 'D');
      out.add(at.with(d ? now(Within.DIGITS_OF_D, 3) : digits(left - 1)));
    }
  }

  private void afterD(int next, Stack at, Threads out) {
    if (next >= '0' && next <= '7') {
      out.add(at.with(digits(2)));
    } else if ("89abAB".indexOf(next) >= 0 && lowLength() > 0) {
      out.add(at.with(now(Within.HIGH, 2)));
    }
  }

  // As in \udc00; in Python the two would not become one character.
  private int lowLength() {
    return switch (quote) {
      case JSON -> 6;
      case JSON_IN_STRING -> 7;
      case PYTHON_SINGLE, PYTHON_DOUBLE -> 0;
    };
  }

  private void low(int next, Stack at, Threads out) {
    boolean fits =
        switch (left) {
          case 7, 6 -> next == '\\';
          case 5 -> next == 'u';
          case 4 -> next == 'd' || next == 'D';
          case 3 -> "cdefCDEF".indexOf(next) >= 0;
          default -> isDigit(next);
        };
    if (fits) {
      out.add(at.with(left == 1 ? in(Within.BODY) : now(Within.LOW, left - 1)));
    }
  }

  private static boolean isDigit(int next) {
    return (next >= '0' && next <= '9')
        || (next >= 'a' && next <= 'f')
        || (next >= 'A' && next <= 'F');
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
