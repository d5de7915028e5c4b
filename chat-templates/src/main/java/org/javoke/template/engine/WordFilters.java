package org.javoke.template.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Method;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyInt;
import org.javoke.template.python.PyList;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.StrMethods;
import org.javoke.template.python.Value;

/** Filters that see a text as words. */
final class WordFilters {

  static final Map<String, Method<Value>> FILTERS =
      new Method.Table<Value>()
          .add("wordcount", Signature.NONE, WordFilters::count)
          .add(
              "wordwrap",
              Signature.NONE
                  .optional("width", PyInt.of(79))
                  .optional("break_long_words", PyBool.TRUE)
                  .optional("wrapstring", PyNone.NONE)
                  .optional("break_on_hyphens", PyBool.TRUE),
              WordFilters::wrap)
          .build();

  private WordFilters() {}

  private static Value count(Value self, Bound in) {
    String text = Texting.plain(self, in);
    in.budget().scan(4L * text.length());
    int words = 0;
    boolean inWord = false;
    for (int point : text.codePoints().toArray()) {
      boolean part = Words.isWordPart(point);
      words += part && !inWord ? 1 : 0;
      inWord = part;
    }
    return PyInt.of(words);
  }

  private static Value wrap(Value self, Bound in) {
    if (!(self instanceof PyStr text)) {
      throw PythonException.type("wordwrap() expects a string, got " + self.typeName());
    }
    int width = in.integer(0);
    if (width <= 0) {
      throw PythonException.value("wordwrap() expects a width above 0, got " + width);
    }
    String newline = in.given(2) ? in.text(2) : "\n";
    in.budget().scan(16L * text.text().length());
    List<String> lines = new ArrayList<>();
    Value paragraphs = StrMethods.call(text, "splitlines", in.budget());
    for (Value paragraph : ((PyList) paragraphs).items()) {
      List<String> chunks = Words.chunks(Texting.plain(paragraph, in), in.truth(3));
      in.budget().elements(2L * chunks.size());
      List<String> wrapped = Words.fill(chunks, width, in.truth(1), in.truth(3));
      in.budget().elements(wrapped.size());
      lines.add(String.join(newline, wrapped));
    }
    long length = lines.stream().mapToLong(line -> line.length() + newline.length()).sum();
    in.budget().characters(length);
    return in.budget().text(String.join(newline, lines));
  }
}
