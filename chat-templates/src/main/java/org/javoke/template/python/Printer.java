package org.javoke.template.python;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Python's {@code str} and {@code repr}. */
public final class Printer {

  private static final int MAX_DIGITS = 4300; // sys.int_info.default_max_str_digits
  private static final int BYTES_PER_PIECE = 16; // not for memory's sake: for the time it takes
  private static final int QUOTED_GROWTH = 4; // an escape takes four characters and more

  private final StringBuilder out = new StringBuilder();
  private final Budget budget;

  private Printer(Budget budget) {
    this.budget = budget;
  }

  /** {@return {@code str(value)}} */
  public static String str(Value value, Budget budget) {
    return switch (value) {
      case PyStr text -> text.text();
      case Undefined _ -> "";
      case PyInt number -> integer(number.value());
      case PyNone _, PyBool _, PyFloat _, PyList _, PyTuple _, PyDict _, PyObject _ ->
          repr(value, budget);
    };
  }

  /** {@return {@code repr(value)}} */
  public static String repr(Value value, Budget budget) {
    Printer printer = new Printer(budget);
    printer.append(value);
    return printer.out.toString();
  }

  /** {@return a short text for an error message} */
  static String describe(Value value) {
    return switch (value) {
      case PyStr text -> Repr.quote(Texts.shorten(text.text()));
      case PyInt number when number.value().bitLength() < 64 -> number.value().toString();
      case PyFloat number -> Repr.number(number.value());
      case PyBool bool -> bool.truth() ? "True" : "False";
      case PyNone _ -> "None";
      case PyInt _, PyList _, PyTuple _, PyDict _, Undefined _, PyObject _ ->
          "<" + value.typeName() + ">";
    };
  }

  /** {@return the decimal digits, of which Python prints no more than 4300} */
  static String integer(BigInteger value) {
    if (value.bitLength() > MAX_DIGITS * 4) {
      throw tooManyDigits();
    }
    String digits = value.toString();
    if (digits.length() - (value.signum() < 0 ? 1 : 0) > MAX_DIGITS) {
      throw tooManyDigits();
    }
    return digits;
  }

  private static PythonException tooManyDigits() {
    return PythonException.value(
        "an integer of more than " + MAX_DIGITS + " digits cannot be printed");
  }

  private void append(Value value) {
    switch (value) {
      case PyNone _ -> add("None");
      case PyBool bool -> add(bool.truth() ? "True" : "False");
      case PyInt number -> add(integer(number.value()));
      case PyFloat number -> add(Repr.number(number.value()));
      case PyStr text -> appendQuoted(text);
      case PyList list -> appendItems("[", list.items(), "]");
      case PyTuple tuple -> appendItems("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")");
      case PyDict dict -> appendEntries(dict.entries());
      case Undefined _ -> add("Undefined");
      case PyObject object -> add(object.print(budget));
    }
  }

  private void add(String text) {
    budget.bytes(BYTES_PER_PIECE + 4L * text.length());
    out.append(text);
  }

  private void appendQuoted(PyStr text) {
    budget.characters((long) QUOTED_GROWTH * text.text().length());
    if (text.markup()) {
      out.append("Markup(").append(Repr.quote(text.text())).append(')');
    } else {
      out.append(Repr.quote(text.text()));
    }
  }

  private void appendItems(String open, List<Value> items, String close) {
    budget.step();
    budget.descend(); // namespaces may hold themselves
    add(open);
    String separator = "";
    for (Value item : items) {
      add(separator);
      append(item);
      separator = ", ";
    }
    add(close);
    budget.ascend();
  }

  private void appendEntries(Map<Value, Value> entries) {
    budget.step();
    budget.descend();
    add("{");
    Iterator<Map.Entry<Value, Value>> each = entries.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Value, Value> entry = each.next();
      append(entry.getKey());
      add(": ");
      append(entry.getValue());
      add(each.hasNext() ? ", " : "");
    }
    add("}");
    budget.ascend();
  }
}
