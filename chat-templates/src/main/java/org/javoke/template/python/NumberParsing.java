package org.javoke.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Python's {@code int(value)} and {@code float(value)}. */
public final class NumberParsing {

  private static final int MAX_DIGITS = 4300; // sys.int_info.default_max_str_digits
  private static final Pattern REAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e[+-]?[0-9]+)?");
  private static final Pattern MISPLACED_UNDERSCORE = Pattern.compile("(?<![0-9])_|_(?![0-9])");
  private static final Pattern SPECIAL = Pattern.compile("([+-]?)(inf|infinity|nan)");

  private NumberParsing() {}

  /** {@return {@code int(value)}} */
  public static PyInt integer(Value value, Budget budget) {
    return switch (value) {
      case PyInt number -> number;
      case PyBool bool -> new PyInt(bool.integer());
      case PyFloat number -> truncate(number.value());
      case PyStr text -> integer(text.text(), 10, budget);
      case Undefined undefined -> throw undefined.error();
      default ->
          throw PythonException.type(
              "int() argument must be a string or a number, not '" + value.typeName() + "'");
    };
  }

  private static PyInt truncate(double value) {
    if (Double.isNaN(value)) {
      throw PythonException.value("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(value)) {
      throw PythonException.overflow("cannot convert float infinity to integer");
    }
    return new PyInt(new BigDecimal(value).toBigInteger());
  }

  /** {@return {@code int(text, base)}} */
  public static PyInt integer(String text, int base, Budget budget) {
    budget.scan(text.length());
    if (base != 0 && (base < 2 || base > 36)) {
      throw PythonException.value("int() base must be >= 2 and <= 36, or 0");
    }
    String literal = strip(text);
    boolean negative = literal.startsWith("-");
    String unsigned = negative || literal.startsWith("+") ? literal.substring(1) : literal;
    int radix = base == 0 ? prefixBase(unsigned) : base;
    boolean prefixed = radix != 10 && prefixBase(unsigned) == radix;
    String digits = prefixed ? unsigned.substring(2) : unsigned;
    String plain = digits(prefixed && digits.startsWith("_") ? digits.substring(1) : digits, radix);
    boolean octalLike = base == 0 && !prefixed && plain.length() > 1 && plain.startsWith("0");
    if (plain.isEmpty() || (octalLike && !plain.chars().allMatch(c -> c == '0'))) {
      throw PythonException.value(
          "invalid literal for int() with base " + base + ": " + Repr.quote(Texts.shorten(text)));
    }
    if (plain.length() > MAX_DIGITS) {
      throw PythonException.value("an integer of more than " + MAX_DIGITS + " digits");
    }
    BigInteger magnitude = new BigInteger(plain, radix);
    return new PyInt(negative ? magnitude.negate() : magnitude);
  }

  private static int prefixBase(String text) {
    if (text.length() < 2 || text.charAt(0) != '0') {
      return 10;
    }
    return switch (text.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  /**
   * {@return the digits without underscores and in ASCII, or nothing if they are not well formed}
   */
  private static String digits(String text, int radix) {
    StringBuilder digits = new StringBuilder();
    boolean underscore = true;
    for (int point : Texts.points(text)) {
      int digit = Character.digit(point, radix);
      if (digit < 0 && (point != '_' || underscore)) {
        return "";
      }
      underscore = digit < 0;
      if (!underscore) {
        digits.append(Character.forDigit(digit, radix));
      }
    }
    return underscore ? "" : digits.toString();
  }

  /** {@return {@code float(value)}} */
  public static PyFloat real(Value value, Budget budget) {
    return switch (value) {
      case PyFloat number -> number;
      case PyInt _, PyBool _ -> new PyFloat(Numbers.real(value));
      case PyStr text -> new PyFloat(real(text.text(), budget));
      case Undefined undefined -> throw undefined.error();
      default ->
          throw PythonException.type(
              "float() argument must be a string or a number, not '" + value.typeName() + "'");
    };
  }

  private static double real(String text, Budget budget) {
    budget.scan(text.length() * 4L);
    String literal = strip(text).toLowerCase(Locale.ROOT);
    var special = SPECIAL.matcher(literal);
    if (special.matches()) {
      double magnitude = special.group(2).equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
      return special.group(1).equals("-") ? -magnitude : magnitude;
    }
    String ascii = asciiDigits(literal);
    String plain = ascii.replace("_", "");
    if (MISPLACED_UNDERSCORE.matcher(ascii).find() || !REAL.matcher(plain).matches()) {
      throw PythonException.value(
          "could not convert string to float: " + Repr.quote(Texts.shorten(text)));
    }
    return Double.parseDouble(plain);
  }

  private static String asciiDigits(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (int point : Texts.points(text)) {
      int digit = Character.isDigit(point) ? Character.digit(point, 10) : -1;
      if (digit < 0) {
        ascii.appendCodePoint(point);
      } else {
        ascii.append(digit);
      }
    }
    return ascii.toString();
  }

  private static String strip(String text) {
    int start = 0;
    int end = StrLayout.trimmedEnd(text);
    while (start < end && Texts.isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start, end);
  }
}
