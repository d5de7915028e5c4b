package org.javoke.template.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Methods of strings that take them apart or put them together. */
final class StrParts {

  private static final Signature SPLIT =
      Signature.NONE.optional("sep", PyNone.NONE).optional("maxsplit", PyInt.of(-1));
  private static final Signature SEPARATOR = Signature.of("sep").positionalOnly();

  static final Map<String, Method<PyStr>> METHODS =
      new Method.Table<PyStr>()
          .add("split", SPLIT, StrParts::split)
          .add("rsplit", SPLIT, StrParts::splitFromEnd)
          .add("splitlines", Signature.NONE.optional("keepends", PyBool.FALSE), StrParts::lines)
          .add("partition", SEPARATOR, StrParts::partition)
          .add("rpartition", SEPARATOR, StrParts::partitionFromEnd)
          .add("join", Signature.of("iterable").positionalOnly(), StrParts::join)
          .build();

  private StrParts() {}

  private static Value split(PyStr self, Bound in) {
    in.budget().scan(self.text().length());
    int limit = limit(in);
    List<String> parts =
        in.given(0)
            ? splitBy(self.text(), separator(in), limit, in.budget())
            : splitWords(self.text(), limit, in.budget());
    return list(self, parts);
  }

  /** Splits a reversed text from its start: the parts come out in reverse, each reversed. */
  private static Value splitFromEnd(PyStr self, Bound in) {
    in.budget().characters(self.text().length());
    int limit = limit(in);
    String reversed = reverse(self.text());
    List<String> parts =
        in.given(0)
            ? splitBy(reversed, reverse(separator(in)), limit, in.budget())
            : splitWords(reversed, limit, in.budget());
    return list(self, parts.reversed().stream().map(StrParts::reverse).toList());
  }

  private static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static int limit(Bound in) {
    return in.integer(1) < 0 ? Integer.MAX_VALUE : in.integer(1);
  }

  private static String separator(Bound in) {
    if (in.text(0).isEmpty()) {
      throw PythonException.value("empty separator");
    }
    return in.text(0);
  }

  private static Value list(PyStr self, List<String> parts) {
    List<Value> items = new ArrayList<>(parts.size());
    parts.forEach(part -> items.add(self.like(part)));
    return new PyList(items);
  }

  private static void add(List<String> parts, String part, Budget budget) {
    budget.elements(1);
    budget.characters(part.length());
    parts.add(part);
  }

  private static List<String> splitBy(String text, String separator, int limit, Budget budget) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = limit == 0 ? -1 : Texts.find(text, separator, 0);
    while (at >= 0) {
      add(parts, text.substring(from, at), budget);
      from = at + separator.length();
      at = parts.size() >= limit ? -1 : Texts.find(text, separator, from);
    }
    add(parts, text.substring(from), budget);
    return parts;
  }

  private static List<String> splitWords(String text, int limit, Budget budget) {
    List<String> words = new ArrayList<>();
    int at = skipSpaces(text, 0);
    while (at < text.length()) {
      int end = words.size() >= limit ? text.length() : wordEnd(text, at);
      add(words, text.substring(at, end), budget);
      at = words.size() > limit ? text.length() : skipSpaces(text, end);
    }
    return words;
  }

  /** All white space lies in the basic plane, so UTF-16 units will do. */
  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && Texts.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !Texts.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static Value lines(PyStr self, Bound in) {
    return list(self, lines(self.text(), in.truth(0), in.budget()));
  }

  /** {@return the lines of the text, with or without what ends them} */
  static List<String> lines(String text, boolean keepEnds, Budget budget) {
    budget.scan(text.length());
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      if (!endsLine(text.charAt(at))) {
        continue;
      }
      int end = at;
      if (text.startsWith("\r\n", at)) {
        at++;
      }
      add(lines, text.substring(start, keepEnds ? at + 1 : end), budget);
      start = at + 1;
    }
    if (start < text.length()) {
      add(lines, text.substring(start), budget);
    }
    return lines;
  }

  private static boolean endsLine(char c) {
    return switch (c) {
      case '\n', '\r', 0x0B, '\f', 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  private static Value partition(PyStr self, Bound in) {
    in.budget().scan(self.text().length());
    int at = Texts.find(self.text(), separator(in), 0);
    return at < 0 ? triple(self, in, self.text(), "", "") : cut(self, in, at);
  }

  private static Value partitionFromEnd(PyStr self, Bound in) {
    in.budget().scan(self.text().length());
    int at = StrSearch.findLast(self.text(), separator(in));
    return at < 0 ? triple(self, in, "", "", self.text()) : cut(self, in, at);
  }

  private static Value cut(PyStr self, Bound in, int at) {
    String separator = in.text(0);
    return triple(
        self,
        in,
        self.text().substring(0, at),
        separator,
        self.text().substring(at + separator.length()));
  }

  private static Value triple(PyStr self, Bound in, String before, String sep, String after) {
    in.budget().characters(self.text().length());
    return PyTuple.of(self.like(before), self.like(sep), self.like(after));
  }

  private static Value join(PyStr self, Bound in) {
    StringBuilder out = new StringBuilder();
    Iterator<Value> items = Iteration.over(in.value(0), in.budget());
    for (int i = 0; items.hasNext(); i++) {
      String separator = i == 0 ? "" : self.text();
      String item = joinable(self, items.next(), i, in.budget());
      in.budget().characters(separator.length() + (long) item.length());
      in.budget().step();
      out.append(separator).append(item);
    }
    return self.like(out.toString());
  }

  private static String joinable(PyStr self, Value item, int index, Budget budget) {
    if (self.markup()) {
      return Html.escape(item, budget).text();
    }
    if (item instanceof PyStr text) {
      return text.text();
    }
    throw PythonException.type(
        "sequence item " + index + ": expected a string, found " + item.typeName());
  }
}
