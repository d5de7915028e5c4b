package org.javoke.template.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Python's {@code text % arguments}. */
final class PercentFormat {

  private final String format;
  private final boolean escape; // the format is markup: what goes in is escaped
  private final Value arguments;
  private final List<Value> positional;
  private final Budget budget;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int used;
  private boolean named;

  private PercentFormat(PyStr format, Value arguments, Budget budget) {
    this.format = format.text();
    this.escape = format.markup();
    this.arguments = arguments;
    this.positional = arguments instanceof PyTuple tuple ? tuple.items() : List.of(arguments);
    this.budget = budget;
  }

  /** {@return {@code format % arguments}} */
  static PyStr format(PyStr format, Value arguments, Budget budget) {
    PercentFormat formatter = new PercentFormat(format, arguments, budget);
    formatter.run();
    return format.like(formatter.out.toString());
  }

  private void run() {
    budget.scan(format.length());
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      int end = percent < 0 ? format.length() : percent;
      add(format.substring(at, end));
      at = end;
      if (percent >= 0) {
        at++;
        field();
      }
    }
    if (!named && used < positional.size() && !isMapping()) {
      throw PythonException.type("not all arguments converted during string formatting");
    }
  }

  /** What Python takes for a mapping here: anything with items but tuples and strings. */
  private boolean isMapping() {
    return arguments instanceof PyDict
        || arguments instanceof PyList
        || arguments instanceof PyRange
        || arguments instanceof Undefined;
  }

  private void add(String text) {
    budget.characters(text.length());
    out.append(text);
  }

  /** The flags, width and precision of one field; a precision of -1 is none. */
  private record Layout(
      boolean left,
      boolean plus,
      boolean space,
      boolean zero,
      boolean alternate,
      int width,
      int precision) {}

  private void field() {
    Value keyed = key();
    Layout layout = layout();
    while (at < format.length() && "hlL".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    if (at >= format.length()) {
      throw PythonException.value("incomplete format");
    }
    char type = format.charAt(at++);
    if (type == '%') {
      add("%");
      return;
    }
    Value value = keyed != null ? keyed : next();
    add(pad(convert(type, value, layout), layout, "sracSRAC".indexOf(type) < 0));
  }

  private @Nullable Value key() {
    if (at >= format.length() || format.charAt(at) != '(') {
      return null;
    }
    int start = at + 1;
    int open = 1;
    at++;
    while (at < format.length() && open > 0) {
      open += format.charAt(at) == '(' ? 1 : format.charAt(at) == ')' ? -1 : 0;
      at++;
    }
    if (open > 0) {
      throw PythonException.value("incomplete format key");
    }
    if (!isMapping() || arguments instanceof PyRange) {
      throw PythonException.type("format requires a mapping");
    }
    named = true;
    String name = format.substring(start, at - 1);
    Value found = Subscripts.find(arguments, new PyStr(name));
    if (found == null) {
      throw new PythonException(
          PythonException.Kind.LOOKUP, "no value for the format key '" + Texts.shorten(name) + "'");
    }
    return found;
  }

  private Layout layout() {
    int flags = at;
    while (at < format.length() && "-+ 0#".indexOf(format.charAt(at)) >= 0) {
      at++;
    }
    String given = format.substring(flags, at);
    int width = number(0);
    boolean left = given.contains("-") || width < 0;
    int precision = -1;
    if (at < format.length() && format.charAt(at) == '.') {
      at++;
      precision = Math.max(0, number(0));
    }
    return new Layout(
        left,
        given.contains("+"),
        given.contains(" "),
        given.contains("0"),
        given.contains("#"),
        Math.abs(width),
        precision);
  }

  private int number(int absent) {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      return Bound.clamp(Numbers.integer(next(), "* in a format"));
    }
    int start = at;
    while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      at++;
    }
    if (at - start > 9) {
      throw PythonException.value("width or precision too big in a format");
    }
    return at == start ? absent : Integer.parseInt(format.substring(start, at));
  }

  private Value next() {
    if (named || used >= positional.size()) {
      throw PythonException.type("not enough arguments for format string");
    }
    return positional.get(used++);
  }

  private String convert(char type, Value value, Layout layout) {
    return switch (type) {
      case 's' -> cut(escaped(Printer.str(value, budget), value), layout);
      case 'r' -> cut(escaped(Printer.repr(value, budget), PyNone.NONE), layout);
      case 'a' -> cut(escaped(ascii(value, budget), PyNone.NONE), layout);
      case 'd', 'i', 'u' -> signed(truncated(type, value), "", 10, layout);
      case 'x' -> signed(exact(type, value), "0x", 16, layout);
      case 'X' -> signed(exact(type, value), "0X", 16, layout);
      case 'o' -> signed(exact(type, value), "0o", 8, layout);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> real(type, value, layout);
      case 'c' -> character(value);
      default -> throw PythonException.value("unsupported format character '" + type + "'");
    };
  }

  private String escaped(String text, Value value) {
    boolean safe = !escape || (value instanceof PyStr string && string.markup());
    return safe ? text : Html.escape(text, budget);
  }

  /** {@return {@code ascii(value)}: its repr with all other characters escaped} */
  static String ascii(Value value, Budget budget) {
    String repr = Printer.repr(value, budget);
    budget.characters(4L * repr.length());
    StringBuilder ascii = new StringBuilder();
    for (int point : Texts.points(repr)) {
      if (point < 0x7F) {
        ascii.append((char) point);
      } else {
        Repr.appendHex(ascii, point);
      }
    }
    return ascii.toString();
  }

  private static String cut(String text, Layout layout) {
    return layout.precision() >= 0 && layout.precision() < Texts.length(text)
        ? Texts.slice(text, 0, layout.precision())
        : text;
  }

  private static BigInteger truncated(char type, Value value) {
    if (value instanceof PyFloat number) {
      if (!Double.isFinite(number.value())) {
        throw PythonException.value("cannot convert float " + Repr.number(number.value()));
      }
      return new BigDecimal(number.value()).toBigInteger();
    }
    return exact(type, value);
  }

  private static BigInteger exact(char type, Value value) {
    return Numbers.integer(value, "%" + type + " in a format");
  }

  private String signed(BigInteger value, String prefix, int radix, Layout layout) {
    String digits = radix == 10 ? Printer.integer(value.abs()) : value.abs().toString(radix);
    if (prefix.equals("0X")) {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    int zeros = Math.max(0, layout.precision() - digits.length());
    budget.characters(zeros);
    return sign(value.signum() < 0, layout)
        + (layout.alternate() ? prefix : "")
        + "0".repeat(zeros)
        + digits;
  }

  private String real(char type, Value value, Layout layout) {
    if (value instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (!Numbers.isNumber(value)) {
      throw PythonException.type("must be real number, not " + value.typeName());
    }
    double number = Numbers.real(value);
    int precision = layout.precision() < 0 ? 6 : layout.precision();
    return sign(number < 0 || (number == 0 && 1 / number < 0), layout)
        + RealText.format(number, type, precision, layout.alternate(), budget);
  }

  private static String sign(boolean negative, Layout layout) {
    return negative ? "-" : layout.plus() ? "+" : layout.space() ? " " : "";
  }

  private static String character(Value value) {
    if (value instanceof PyStr text && Texts.length(text.text()) == 1) {
      return text.text();
    }
    BigInteger point = Numbers.integer(value);
    if (point == null || !Character.isValidCodePoint(Bound.clamp(point))) {
      throw PythonException.type("%c requires int or char");
    }
    return Texts.of(point.intValue());
  }

  private String pad(String text, Layout layout, boolean numeric) {
    int missing = layout.width() - Texts.length(text);
    if (missing <= 0) {
      return text;
    }
    budget.characters(missing + (long) text.length());
    if (layout.left()) {
      return text + " ".repeat(missing);
    }
    if (!layout.zero() || !numeric) {
      return " ".repeat(missing) + text;
    }
    int start = !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    if (layout.alternate()
        && text.length() > start + 1
        && "xXo".indexOf(text.charAt(start + 1)) >= 0) {
      start += 2;
    }
    return text.substring(0, start) + "0".repeat(missing) + text.substring(start);
  }
}
