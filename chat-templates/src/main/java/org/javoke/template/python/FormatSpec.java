package org.javoke.template.python;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code format(value, spec)}: {@code [[fill]align][sign][#][0][width][,][.n][type]}. */
final class FormatSpec {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(.)?([<>=^]))?([+\\- ])?(z)?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?(.)?",
          Pattern.DOTALL);

  private final String fill;
  private final char align; // 0: the type's own
  private final char sign;
  private final boolean alternate;
  private final int width;
  private final String grouping;
  private final int precision; // -1: none
  private final char type; // 0: none
  private final Budget budget;

  private FormatSpec(Matcher form, Budget budget) {
    boolean zero = form.group(6) != null;
    this.fill = form.group(1) != null ? form.group(1) : zero && form.group(2) == null ? "0" : " ";
    this.align = form.group(2) != null ? form.group(2).charAt(0) : zero ? '0' : 0;
    this.sign = form.group(3) == null ? '-' : form.group(3).charAt(0);
    this.alternate = form.group(5) != null;
    this.width = number(form.group(7), 0);
    this.grouping = form.group(8) == null ? "" : form.group(8);
    this.precision = number(form.group(9), -1);
    this.type = form.group(10) == null ? 0 : form.group(10).charAt(0);
    this.budget = budget;
  }

  private static int number(@Nullable String digits, int absent) {
    if (digits == null) {
      return absent;
    }
    if (digits.length() > 9) {
      throw PythonException.value("Too many decimal digits in format string");
    }
    return Integer.parseInt(digits);
  }

  /** {@return {@code format(value, spec)}} */
  static String format(Value value, String spec, Budget budget) {
    if (spec.isEmpty()) {
      return Printer.str(value, budget);
    }
    budget.scan(spec.length());
    Matcher form = FORM.matcher(spec);
    if (!form.matches()) {
      throw PythonException.value("Invalid format specifier '" + Texts.shorten(spec) + "'");
    }
    if (form.group(4) != null) {
      throw PythonException.refused("the flag z of a format specifier is not supported");
    }
    return new FormatSpec(form, budget).apply(value);
  }

  private String apply(Value value) {
    return switch (value) {
      case PyStr text -> ofText(text.text());
      case PyFloat number -> ofReal(number.value());
      case PyInt number -> ofInteger(number.value());
      case PyBool bool when type == 0 || type == 's' -> ofBool(bool);
      case PyBool bool -> ofInteger(bool.integer());
      default ->
          throw PythonException.type(
              "unsupported format string passed to " + value.typeName() + ".__format__");
    };
  }

  private String ofBool(PyBool bool) {
    if (type == 's') {
      throw unknownType("bool");
    }
    return ofInteger(bool.integer());
  }

  private String ofText(String text) {
    if ((type != 0 && type != 's') || sign != '-' || alternate || align == '=') {
      throw type != 0 && type != 's'
          ? unknownType("str")
          : PythonException.value("sign, # and = are not allowed in a string format specifier");
    }
    if (!grouping.isEmpty()) {
      throw PythonException.value("Cannot specify '" + grouping + "' with 's'.");
    }
    boolean cut = precision >= 0 && precision < Texts.length(text);
    return pad("", cut ? Texts.slice(text, 0, precision) : text, '<');
  }

  private String ofInteger(BigInteger number) {
    if (type != 0 && "eEfFgG%".indexOf(type) >= 0) {
      return ofReal(Numbers.real(new PyInt(number)));
    }
    if (precision >= 0) {
      throw PythonException.value("Precision not allowed in integer format specifier");
    }
    BigInteger magnitude = number.abs();
    return switch (type) {
      case 0, 'd', 'n' -> number(number.signum() < 0, "", Printer.integer(magnitude), 3);
      case 'b' -> number(number.signum() < 0, "0b", magnitude.toString(2), 4);
      case 'o' -> number(number.signum() < 0, "0o", magnitude.toString(8), 4);
      case 'x' -> number(number.signum() < 0, "0x", magnitude.toString(16), 4);
      case 'X' ->
          number(number.signum() < 0, "0X", magnitude.toString(16).toUpperCase(Locale.ROOT), 4);
      case 'c' -> character(number);
      default -> throw unknownType("int");
    };
  }

  private String character(BigInteger number) {
    int point = Bound.clamp(number);
    if (sign != '-' || !grouping.isEmpty() || alternate) {
      throw PythonException.value("sign, # and grouping are not allowed with 'c'");
    }
    if (!Character.isValidCodePoint(point)) {
      throw PythonException.overflow("%c arg not in range(0x110000)");
    }
    return pad("", Texts.of(point), '>');
  }

  private String ofReal(double number) {
    boolean negative = number < 0 || (number == 0 && 1 / number < 0);
    if (type == 0 || type == 'n') {
      String digits =
          type == 0
              ? RealText.plain(number, precision)
              : RealText.format(number, 'g', precision < 0 ? 6 : precision, alternate, budget);
      return number(negative, "", digits, 3);
    }
    if ("eEfFgG%".indexOf(type) < 0) {
      throw unknownType("float");
    }
    int digits = precision < 0 ? 6 : precision;
    return number(negative, "", RealText.format(number, type, digits, alternate, budget), 3);
  }

  private String number(boolean negative, String prefix, String digits, int group) {
    if (grouping.equals(",") && !prefix.isEmpty()) {
      throw PythonException.value("Cannot specify ',' with '" + type + "'.");
    }
    if (!grouping.isEmpty() && type == 'n') {
      throw PythonException.value("Cannot specify '" + grouping + "' with 'n'.");
    }
    String before = (negative ? "-" : sign == '-' ? "" : "" + sign) + (alternate ? prefix : "");
    if (grouping.isEmpty()) {
      return pad(before, digits, '>');
    }
    boolean zeros = fill.equals("0") && (align == '0' || align == '=');
    int room = zeros ? width - before.length() : 0;
    return pad(before, grouped(digits, group, room), '>');
  }

  /** Puts separators between groups of digits, with zeros before them up to a width. */
  private String grouped(String number, int group, int room) {
    int end = 0;
    while (end < number.length()
        && Character.isLetterOrDigit(number.charAt(end))
        && (group == 4 || Character.isDigit(number.charAt(end)))) {
      end++;
    }
    budget.characters(Math.max(number.length(), room) * 2L);
    StringBuilder reversed = new StringBuilder();
    int total = room - (number.length() - end);
    for (int i = 0; i < end || reversed.length() < total; i++) {
      if (i > 0 && i % group == 0) {
        reversed.append(grouping);
      }
      reversed.append(i < end ? number.charAt(end - 1 - i) : '0');
    }
    return reversed.reverse() + number.substring(end);
  }

  private String pad(String before, String text, char ownAlign) {
    int missing = width - Texts.length(before) - Texts.length(text);
    budget.characters(before.length() + text.length() + (missing > 0 ? 2L * missing : 0));
    if (missing <= 0) {
      return before + text;
    }
    char side = align == 0 || (align == '0' && ownAlign == '<') ? ownAlign : align;
    return switch (side) {
      case '<' -> before + text + fill.repeat(missing);
      case '^' -> fill.repeat(missing / 2) + before + text + fill.repeat(missing - missing / 2);
      case '=', '0' -> before + fill.repeat(missing) + text;
      default -> fill.repeat(missing) + before + text;
    };
  }

  private PythonException unknownType(String of) {
    return PythonException.value(
        "Unknown format code '" + type + "' for object of type '" + of + "'");
  }
}
