package org.javoke.template.python;

import java.util.Map;
import java.util.function.IntPredicate;

/** Methods of strings that strip, pad and translate them. */
final class StrLayout {

  private static final Signature CHARACTERS =
      Signature.NONE.optional("chars", PyNone.NONE).positionalOnly();
  private static final Signature WIDTH =
      Signature.of("width").optional("fillchar", new PyStr(" ")).positionalOnly();

  static final Map<String, Method<PyStr>> METHODS =
      new Method.Table<PyStr>()
          .add("strip", CHARACTERS, (self, in) -> strip(self, in, true, true))
          .add("lstrip", CHARACTERS, (self, in) -> strip(self, in, true, false))
          .add("rstrip", CHARACTERS, (self, in) -> strip(self, in, false, true))
          .add("ljust", WIDTH, (self, in) -> pad(self, in, 0, missing(self, in)))
          .add("rjust", WIDTH, (self, in) -> pad(self, in, missing(self, in), 0))
          .add("center", WIDTH, StrLayout::center)
          .add("zfill", Signature.of("width").positionalOnly(), StrLayout::zeroFill)
          .add("expandtabs", Signature.NONE.optional("tabsize", PyInt.of(8)), StrLayout::expandTabs)
          .add("translate", Signature.of("table").positionalOnly(), StrLayout::translate)
          .build();

  private StrLayout() {}

  private static Value strip(PyStr self, Bound in, boolean left, boolean right) {
    String characters = in.given(0) ? in.text(0) : "";
    IntPredicate stripped = in.given(0) ? point -> characters.indexOf(point) >= 0 : Texts::isSpace;
    String text = self.text();
    int start = 0;
    int end = text.length();
    while (left && start < end && stripped.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
      in.budget().scan(characters.length());
    }
    while (right && start < end && stripped.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
      in.budget().scan(characters.length());
    }
    in.budget().characters(end - start);
    return self.like(text.substring(start, end));
  }

  /** {@return where the text ends without the white space at its end} */
  static int trimmedEnd(String text) {
    int end = text.length();
    while (end > 0 && Texts.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int missing(PyStr self, Bound in) {
    return Math.max(0, in.integer(0) - Texts.length(self.text()));
  }

  private static Value center(PyStr self, Bound in) {
    int missing = missing(self, in);
    int left = missing / 2 + (missing & in.integer(0) & 1); // CPython's way with odd numbers
    return pad(self, in, left, missing - left);
  }

  private static Value pad(PyStr self, Bound in, int left, int right) {
    if (Texts.length(in.text(1)) != 1) {
      throw PythonException.type("The fill character must be exactly one character long");
    }
    PyStr fill = self.markup() ? Html.escape(in.str(1), in.budget()) : in.str(1);
    if (fill.text().length() > 2) {
      throw PythonException.type("The fill character must be exactly one character long");
    }
    in.budget().characters(self.text().length() + 2L * left + 2L * right);
    return self.like(fill.text().repeat(left) + self.text() + fill.text().repeat(right));
  }

  private static Value zeroFill(PyStr self, Bound in) {
    int zeros = missing(self, in);
    in.budget().characters(self.text().length() + (long) zeros);
    String text = self.text();
    int sign = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    return self.like(text.substring(0, sign) + "0".repeat(zeros) + text.substring(sign));
  }

  private static Value expandTabs(PyStr self, Bound in) {
    int size = in.integer(0);
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int point : Texts.points(self.text())) {
      int width = point == '\t' ? (size > 0 ? size - column % size : 0) : 1;
      in.budget().characters(width);
      if (point == '\t') {
        out.repeat(' ', width);
      } else {
        out.appendCodePoint(point);
      }
      column = point == '\n' || point == '\r' ? 0 : column + width;
    }
    return self.like(out.toString());
  }

  private static Value translate(PyStr self, Bound in) {
    StringBuilder out = new StringBuilder();
    for (int point : Texts.points(self.text())) {
      Value mapped = Subscripts.find(in.value(0), PyInt.of(point));
      String text = mapped == null ? Texts.of(point) : translated(mapped);
      in.budget().characters(text.length());
      out.append(text);
    }
    return self.like(out.toString());
  }

  private static String translated(Value mapped) {
    return switch (mapped) {
      case PyNone _ -> "";
      case PyStr text -> text.text();
      case PyInt point when Character.isValidCodePoint(Bound.clamp(point.value())) ->
          Texts.of(Bound.clamp(point.value()));
      default -> throw PythonException.type("character mapping must return integer, None or str");
    };
  }
}
