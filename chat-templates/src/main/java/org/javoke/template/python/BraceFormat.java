package org.javoke.template.python;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Python's {@code text.format(...)}, looking up attributes and items by the sandbox's rules. */
final class BraceFormat {

  static final Map<String, Method<PyStr>> METHODS =
      new Method.Table<PyStr>()
          .add("format", Signature.ANY, (self, in) -> format(self, in.arguments(), in.budget()))
          .add("format_map", Signature.of("mapping"), BraceFormat::formatMap)
          .build();

  private static final int MAX_NESTING = 2; // string.Formatter: a spec may hold fields, once

  private final Arguments arguments;
  private final boolean escape;
  private final Budget budget;
  private int automatic;
  private boolean manual;

  private BraceFormat(Arguments arguments, boolean escape, Budget budget) {
    this.arguments = arguments;
    this.escape = escape;
    this.budget = budget;
  }

  private static Value format(PyStr self, Arguments arguments, Budget budget) {
    BraceFormat formatter = new BraceFormat(arguments, self.markup(), budget);
    return self.like(formatter.expand(self.text(), MAX_NESTING));
  }

  private static Value formatMap(PyStr self, Bound in) {
    if (!(in.value(0) instanceof PyDict dict)) {
      throw PythonException.type("format_map() expects a dict, got " + in.value(0).typeName());
    }
    Map<String, Value> named = new LinkedHashMap<>();
    dict.entries()
        .forEach((key, value) -> {
          if (key instanceof PyStr name) {
            named.put(name.text(), value);
          }
        });
    return format(self, new Arguments(List.of(), named), in.budget());
  }

  private String expand(String format, int nesting) {
    if (nesting < 0) {
      throw PythonException.value("Max string recursion exceeded");
    }
    budget.scan(format.length());
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      if ((c == '{' || c == '}') && format.startsWith(String.valueOf(c).repeat(2), at)) {
        add(out, String.valueOf(c));
        at += 2;
      } else if (c == '}') {
        throw PythonException.value("Single '}' encountered in format string");
      } else if (c == '{') {
        int end = closing(format, at + 1);
        add(out, field(format.substring(at + 1, end), nesting));
        at = end + 1;
      } else {
        int end = plainEnd(format, at);
        add(out, format.substring(at, end));
        at = end;
      }
    }
    return out.toString();
  }

  private void add(StringBuilder out, String text) {
    budget.characters(text.length());
    out.append(text);
  }

  private static int plainEnd(String format, int from) {
    int at = from;
    while (at < format.length() && format.charAt(at) != '{' && format.charAt(at) != '}') {
      at++;
    }
    return at;
  }

  private static int closing(String format, int from) {
    int open = 1;
    boolean inBrackets = false;
    for (int at = from; at < format.length(); at++) {
      char c = format.charAt(at);
      if (inBrackets) {
        inBrackets = c != ']';
      } else if (c == '[') {
        inBrackets = true;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return at;
      }
    }
    throw PythonException.value("expected '}' before end of string");
  }

  /** One field: {@code name!conversion:spec}. */
  private String field(String field, int nesting) {
    int end = nameEnd(field);
    String spec = "";
    char conversion = 0;
    int at = end;
    if (at < field.length() && field.charAt(at) == '!') {
      if (at + 1 >= field.length() || (at + 2 < field.length() && field.charAt(at + 2) != ':')) {
        throw PythonException.value("expected ':' after conversion specifier");
      }
      conversion = field.charAt(at + 1);
      at += 2;
    }
    if (at < field.length()) {
      spec = field.substring(at + 1);
    }
    Value value = converted(lookUp(field.substring(0, end)), conversion);
    String text = FormatSpec.format(value, expand(spec, nesting - 1), budget);
    boolean safe = !escape || (value instanceof PyStr string && string.markup());
    return safe ? text : Html.escape(text, budget);
  }

  private static int nameEnd(String field) {
    boolean inBrackets = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (inBrackets) {
        inBrackets = c != ']';
      } else if (c == '[') {
        inBrackets = true;
      } else if (c == '{') {
        throw PythonException.value("unexpected '{' in field name");
      } else if (c == ':' || c == '!') {
        return i;
      }
    }
    return field.length();
  }

  private Value converted(Value value, char conversion) {
    return switch (conversion) {
      case 0 -> value;
      case 's' -> new PyStr(Printer.str(value, budget));
      case 'r' -> new PyStr(Printer.repr(value, budget));
      case 'a' -> new PyStr(PercentFormat.ascii(value, budget));
      default -> throw PythonException.value("Unknown conversion specifier " + conversion);
    };
  }

  private Value lookUp(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    Value value = argument(name.substring(0, end), name.isEmpty());
    int at = end;
    while (at < name.length()) {
      budget.step();
      if (name.charAt(at) == '.') {
        int next = partEnd(name, at + 1);
        value = Attributes.get(value, part(name, at + 1, next));
        at = next;
      } else if (name.charAt(at) == '[') {
        int next = name.indexOf(']', at);
        if (next < 0) {
          throw PythonException.value("Missing ']' in format string");
        }
        PyStr key = part(name, at + 1, next);
        value = Attributes.item(value, isNumber(key.text()) ? integer(key.text()) : key);
        at = next + 1;
      } else {
        throw PythonException.value("Only '.' or '[' may follow ']' in format field specifier");
      }
    }
    return value;
  }

  private static int partEnd(String name, int from) {
    int at = from;
    while (at < name.length() && name.charAt(at) != '.' && name.charAt(at) != '[') {
      at++;
    }
    return at;
  }

  private static PyStr part(String name, int from, int to) {
    if (from == to) {
      throw PythonException.value("Empty attribute in format string");
    }
    return new PyStr(name.substring(from, to));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Value integer(String digits) {
    return digits.length() > 9 ? PyInt.of(Integer.MAX_VALUE) : new PyInt(new BigInteger(digits));
  }

  private Value argument(String name, boolean unnamed) {
    if (unnamed || isNumber(name)) {
      if (manual == unnamed && (manual || automatic > 0)) {
        throw PythonException.value(
            "cannot mix automatic field numbering and manual field specification");
      }
      manual = !unnamed;
      int index = unnamed ? automatic++ : Bound.clamp(((PyInt) integer(name)).value());
      if (index >= arguments.positional().size()) {
        throw new PythonException(
            PythonException.Kind.LOOKUP,
            "Replacement index " + index + " out of range for positional args tuple");
      }
      return arguments.positional().get(index);
    }
    Value value = arguments.named().get(name);
    if (value == null) {
      throw new PythonException(
          PythonException.Kind.LOOKUP, "no argument '" + Texts.shorten(name) + "' to format");
    }
    return value;
  }
}
