package org.javoke.template.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.template.python.Arithmetic;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Method;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyInt;
import org.javoke.template.python.PyList;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PyTuple;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.StrMethods;
import org.javoke.template.python.Subscripts;
import org.javoke.template.python.Value;

/** Filters that change a text as a whole. */
final class TextFilters {

  private static final int DEFAULT_LEEWAY = 5;
  private static final Pattern WORD_BEGINNING =
      Pattern.compile("[-\\s({\\[<]", Pattern.UNICODE_CHARACTER_CLASS);

  static final Map<String, Method<Value>> FILTERS =
      new Method.Table<Value>()
          .add("upper", Signature.NONE, (self, in) -> method("upper", self, in))
          .add("lower", Signature.NONE, (self, in) -> method("lower", self, in))
          .add("capitalize", Signature.NONE, (self, in) -> method("capitalize", self, in))
          .add(
              "trim",
              Signature.NONE.optional("chars", PyNone.NONE),
              (self, in) -> method("strip", self, in, in.value(0)))
          .add(
              "center",
              Signature.NONE.optional("width", PyInt.of(80)),
              (self, in) -> method("center", self, in, in.value(0)))
          .add("string", Signature.NONE, Texting::soft)
          .add("title", Signature.NONE, TextFilters::title)
          .add("format", Signature.ANY, TextFilters::format)
          .add(
              "replace",
              Signature.of("old", "new").optional("count", PyNone.NONE),
              TextFilters::replace)
          .add(
              "indent",
              Signature.NONE
                  .optional("width", PyInt.of(4))
                  .optional("first", PyBool.FALSE)
                  .optional("blank", PyBool.FALSE),
              TextFilters::indent)
          .add(
              "truncate",
              Signature.NONE
                  .optional("length", PyInt.of(255))
                  .optional("killwords", PyBool.FALSE)
                  .optional("end", new PyStr("..."))
                  .optional("leeway", PyNone.NONE),
              TextFilters::truncate)
          .build();

  private TextFilters() {}

  private static Value method(String name, Value self, Bound in, Value... arguments) {
    return StrMethods.call(Texting.soft(self, in), name, in.budget(), arguments);
  }

  private static Value title(Value self, Bound in) {
    String text = Texting.plain(self, in);
    in.budget().characters(3L * text.length());
    StringBuilder out = new StringBuilder(text.length());
    Matcher separators = WORD_BEGINNING.matcher(text);
    int start = 0;
    while (separators.find()) {
      appendWord(out, text.substring(start, separators.start()));
      out.append(separators.group());
      start = separators.end();
    }
    appendWord(out, text.substring(start));
    return new PyStr(out.toString());
  }

  private static void appendWord(StringBuilder out, String word) {
    if (!word.isEmpty()) {
      int second = word.offsetByCodePoints(0, 1);
      out.append(word.substring(0, second).toUpperCase(Locale.ROOT));
      out.append(word.substring(second).toLowerCase(Locale.ROOT));
    }
  }

  private static Value format(Value self, Bound in) {
    List<Value> positional = in.arguments().positional();
    Map<String, Value> named = in.arguments().named();
    if (!positional.isEmpty() && !named.isEmpty()) {
      throw PythonException.type("can't handle positional and keyword arguments at the same time");
    }
    Value values = named.isEmpty() ? new PyTuple(positional) : Globals.dict(named);
    return Arithmetic.modulo(Texting.soft(self, in), values, in.budget());
  }

  private static Value replace(Value self, Bound in) {
    return StrMethods.call(
        new PyStr(Texting.plain(self, in)),
        "replace",
        in.budget(),
        new PyStr(Texting.plain(in.value(0), in)),
        new PyStr(Texting.plain(in.value(1), in)),
        in.given(2) ? in.value(2) : PyInt.of(-1));
  }

  private static Value indent(Value self, Bound in) {
    if (!(self instanceof PyStr text)) {
      throw PythonException.type("indent() expects a string, got " + self.typeName());
    }
    String indention = in.value(0) instanceof PyStr given ? given.text() : spaces(in);
    // The added newline keeps the last line even if it is empty.
    PyStr closed = new PyStr(text.text() + "\n");
    Value split = StrMethods.call(closed, "splitlines", in.budget());
    List<Value> lines = ((PyList) split).items();
    StringBuilder out = new StringBuilder(in.truth(1) ? indention : "");
    for (int i = 0; i < lines.size(); i++) {
      String line = ((PyStr) lines.get(i)).text();
      boolean indented = i > 0 && (in.truth(2) || !line.isEmpty());
      in.budget().characters(2L * (line.length() + (indented ? indention.length() : 0)));
      out.append(i > 0 ? "\n" : "").append(indented ? indention : "").append(line);
    }
    return new PyStr(out.toString(), text.markup());
  }

  private static String spaces(Bound in) {
    Value spaces = Arithmetic.multiply(new PyStr(" "), in.value(0), in.budget());
    return spaces instanceof PyStr text ? text.text() : "";
  }

  private static Value truncate(Value self, Bound in) {
    int length = in.integer(0);
    String end = in.text(2);
    int leeway = in.given(3) ? in.integer(3) : DEFAULT_LEEWAY;
    int endLength = Iteration.length(in.value(2));
    if (length < endLength || leeway < 0) {
      throw PythonException.runtime(
          "truncate() expects length >= "
              + endLength
              + " and leeway >= 0, got "
              + length
              + " and "
              + leeway);
    }
    if (Iteration.length(self) <= (long) length + leeway) {
      return self;
    }
    Value cut =
        Subscripts.slice(self, PyNone.NONE, PyInt.of(length - endLength), PyNone.NONE, in.budget());
    Value suffix = new PyStr(end);
    if (in.truth(1) || !(cut instanceof PyStr text)) {
      return Arithmetic.add(cut, suffix, in.budget());
    }
    Value parts = StrMethods.call(text, "rsplit", in.budget(), new PyStr(" "), PyInt.of(1));
    return Arithmetic.add(((PyList) parts).items().getFirst(), suffix, in.budget());
  }
}
