package org.javoke.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(*b, a=1, **c)",
        "f((x for x in y))",
        "(x := 1)",
        "-a ** (-b)",
        "not not a",
        "a or b or (c or d)",
        "lambda x, /, y=2, *a, z=3, **k: x",
        "[x for a, b in c if d if e]",
        "x[1:2, 3]",
        "x[a,]",
        "1 .real",
        "a if b else c if d else e",
        "(lambda: x)()",
        "{**a, 'b': 1}",
        "{a: b for a in c}",
        "f'{x!r:>{w}}'",
        "b'\\xff'",
        "u'x'",
        "1e309",
        "a not in b",
        "2 ** (-1)",
        "(1,)"
      })
  void writesBackWhatItReads(String source) throws PythonSyntaxException {
    assertThat(Python.unparse(Python.parse(source))).isEqualTo(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "f(",
        "f)",
        "f(a=1, b)",
        "f(**a, *b)",
        "f(a.b=1)",
        "f(from=1)",
        "f(x for x in y, 1)",
        "a b",
        "007",
        "1__0",
        "1_",
        "0x",
        "1f",
        "'a",
        "'\\x4'",
        "b'é'",
        "'a' b'b'",
        "f'{}'",
        "f'}'",
        "a = 1",
        "*a",
        "(*a)",
        "lambda *: x",
        "“a”",
        " f()",
        "f()\ng()",
        "\\"
      })
  void refusesWhatPythonRefuses(String source) {
    assertThatThrownBy(() -> Python.parse(source)).isInstanceOf(PythonSyntaxException.class);
  }

  @Test
  void tellsWhereReadingStopped() {
    assertThatThrownBy(() -> Python.parse("f(a=1, b)"))
        .isInstanceOfSatisfying(
            PythonSyntaxException.class,
            e -> {
              assertThat(e.position()).isEqualTo(7);
              assertThat(e.reason())
                  .isEqualTo("an argument by name was expected, but 'b' stands there");
            });
  }

  @Test
  void readsAnExpressionAtTheStartOfText() throws PythonSyntaxException {
    Python.Prefix prefix = Python.parseAt("see [f(a=1)] ok?", 4);
    assertThat(prefix.end()).isEqualTo(12);
    assertThat(Python.unparse(prefix.expression())).isEqualTo("[f(a=1)]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "-", "not ", "lambda: ", "x if x else ", "a**", "f'{"})
  void boundsDepth(String part) {
    assertThatThrownBy(() -> Python.parse(part.repeat(100_000)))
        .isInstanceOf(PythonSyntaxException.class);
  }

  @Test
  void isTotalOnRandomText() {
    Random random = new Random(20261121);
    String pieces = "()[]{}:=.,'\"\\#*+-~ \nabf0129_eé“xjrub@<>!&|^%/;`$?\r\t";
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      try {
        assertThat(Python.unparse(Python.parse(text.toString()))).isNotEmpty();
        read++;
      } catch (PythonSyntaxException e) {
        assertThat(e.position()).isBetween(0, text.length());
      }
    }
    assertThat(read).isGreaterThan(500);
  }
}
