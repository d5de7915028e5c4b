package org.javoke.template.python;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Methods of strings that look for another string. */
final class StrSearch {

  private static final Signature NEEDLE = range("sub");

  static final Map<String, Method<PyStr>> METHODS =
      new Method.Table<PyStr>()
          .add("find", NEEDLE, (self, in) -> PyInt.of(find(self, in, false)))
          .add("rfind", NEEDLE, (self, in) -> PyInt.of(find(self, in, true)))
          .add("index", NEEDLE, (self, in) -> present(find(self, in, false)))
          .add("rindex", NEEDLE, (self, in) -> present(find(self, in, true)))
          .add("count", NEEDLE, StrSearch::count)
          .add("startswith", range("prefix"), (self, in) -> affix(self, in, String::startsWith))
          .add("endswith", range("suffix"), (self, in) -> affix(self, in, String::endsWith))
          .add("replace", replacement(), StrSearch::replace)
          .add("removeprefix", one("prefix"), StrSearch::removePrefix)
          .add("removesuffix", one("suffix"), StrSearch::removeSuffix)
          .build();

  private StrSearch() {}

  private static Signature range(String what) {
    return Signature.of(what)
        .optional("start", PyNone.NONE)
        .optional("end", PyNone.NONE)
        .positionalOnly();
  }

  private static Signature one(String name) {
    return Signature.of(name).positionalOnly();
  }

  private static Signature replacement() {
    return Signature.of("old", "new").optional("count", PyInt.of(-1)).positionalOnly();
  }

  /** The part of the text from {@code start} to {@code end}; null if start lies beyond the end. */
  private record Window(String text, int start) {}

  private static Window window(PyStr self, Bound in) {
    String text = self.text();
    in.budget().scan(text.length());
    if (!in.given(1) && !in.given(2)) {
      return new Window(text, 0);
    }
    int size = Texts.length(text);
    int start = in.given(1) ? position(in.integer(1), size) : 0;
    int end = in.given(2) ? Math.min(position(in.integer(2), size), size) : size;
    // Beyond its end a text does not even hold the empty string: a start of -1 says so.
    return start > end ? new Window("", -1) : new Window(Texts.slice(text, start, end), start);
  }

  private static int position(int index, int size) {
    return index < 0 ? Math.max(0, index + size) : index;
  }

  private static int find(PyStr self, Bound in, boolean last) {
    Window window = window(self, in);
    String needle = in.text(0);
    if (window.start() < 0) {
      return -1;
    }
    int found = last ? findLast(window.text(), needle) : Texts.find(window.text(), needle, 0);
    return found < 0 ? -1 : window.start() + window.text().codePointCount(0, found);
  }

  static int findLast(String text, String needle) {
    if (needle.length() <= 1) {
      return text.lastIndexOf(needle);
    }
    String reversedText = new StringBuilder(text).reverse().toString();
    String reversedNeedle = new StringBuilder(needle).reverse().toString();
    int found = Texts.find(reversedText, reversedNeedle, 0);
    return found < 0 ? -1 : text.length() - found - needle.length();
  }

  private static Value present(int index) {
    if (index < 0) {
      throw PythonException.value("substring not found");
    }
    return PyInt.of(index);
  }

  private static Value count(PyStr self, Bound in) {
    Window window = window(self, in);
    String needle = in.text(0);
    if (window.start() < 0) {
      return PyInt.of(0);
    }
    if (needle.isEmpty()) {
      return PyInt.of(Texts.length(window.text()) + 1);
    }
    int count = 0;
    int from = Texts.find(window.text(), needle, 0);
    while (from >= 0) {
      count++;
      from = Texts.find(window.text(), needle, from + needle.length());
    }
    return PyInt.of(count);
  }

  private static Value affix(PyStr self, Bound in, BiPredicate<String, String> test) {
    List<Value> wanted = in.value(0) instanceof PyTuple tuple ? tuple.items() : List.of(in.str(0));
    Window window = in.given(1) || in.given(2) ? window(self, in) : new Window(self.text(), 0);
    boolean found = false;
    for (Value affix : wanted) {
      if (!(affix instanceof PyStr text)) {
        throw PythonException.type("a tuple of strings is expected, got " + affix.typeName());
      }
      in.budget().scan(text.text().length());
      found = found || (window.start() >= 0 && test.test(window.text(), text.text()));
    }
    return PyBool.of(found);
  }

  private static Value replace(PyStr self, Bound in) {
    PyStr replacement = self.markup() ? Html.escape(in.value(1), in.budget()) : in.str(1);
    return self.like(
        replace(self.text(), in.text(0), replacement.text(), in.integer(2), in.budget()));
  }

  /** {@return the text with at most {@code count} occurrences replaced; all if it is negative} */
  static String replace(String text, String old, String replacement, int count, Budget budget) {
    budget.scan(text.length());
    long limit = count < 0 ? Long.MAX_VALUE : count;
    StringBuilder out = new StringBuilder();
    int copied = 0;
    int at = limit == 0 ? -1 : Texts.find(text, old, 0);
    for (long done = 1; at >= 0; done++) {
      budget.bytes(2L * (at - copied + replacement.length()));
      out.append(text, copied, at).append(replacement);
      copied = at + old.length();
      at = done >= limit ? -1 : next(text, old, at);
    }
    budget.characters(text.length() - copied);
    return copied == 0 && out.isEmpty() ? text : out.append(text, copied, text.length()).toString();
  }

  private static int next(String text, String old, int at) {
    if (!old.isEmpty()) {
      return Texts.find(text, old, at + old.length());
    }
    // The empty string stands before each code point and at the end.
    return at >= text.length() ? -1 : text.offsetByCodePoints(at, 1);
  }

  private static Value removePrefix(PyStr self, Bound in) {
    String prefix = in.text(0);
    in.budget().characters(self.text().length());
    return self.text().startsWith(prefix)
        ? self.like(self.text().substring(prefix.length()))
        : self;
  }

  private static Value removeSuffix(PyStr self, Bound in) {
    String text = self.text();
    in.budget().characters(text.length());
    return text.endsWith(in.text(0))
        ? self.like(text.substring(0, text.length() - in.text(0).length()))
        : self;
  }
}
