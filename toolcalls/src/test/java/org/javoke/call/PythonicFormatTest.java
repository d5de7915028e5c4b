package org.javoke.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.javoke.call.FormatAssert.call;
import static org.javoke.call.FormatAssert.on;

import java.util.List;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;

class PythonicFormatTest {

  private final FormatAssert pythonic = on("pythonic");

  @Test
  void readsAListOfCalls() {
    pythonic
        .reading("[f(a=1), a.g(b=\"x\", c={'k': [-2.5, True, None]})]")
        .isCalls(
            "",
            call("f", "{\"a\": 1}"),
            call("a.g", "{\"b\": \"x\", \"c\": {\"k\": [-2.5, true, null]}}"));
  }

  @Test
  void readsABareCallAsThePaperWritesIt() {
    pythonic
        .reading("get_weather(location=\"San Francisco\", date=\"2025-05-01\")")
        .isCalls(
            "", call("get_weather", "{\"location\": \"San Francisco\", \"date\": \"2025-05-01\"}"));
  }

  @Test
  void readsCurlyQuotes() {
    pythonic
        .reading("get_weather(location=“San Francisco”, note=‘say \"hi\"’)")
        .isCalls(
            "",
            call("get_weather", "{\"location\": \"San Francisco\", \"note\": \"say \\\"hi\\\"\"}"));
  }

  @Test
  void keepsCurlyQuotesInsideStrings() {
    pythonic
        .reading("[f(a=\"he said “no”, twice\")]")
        .isCalls("", call("f", "{\"a\": \"he said “no”, twice\"}"));
  }

  @Test
  void refusesAmbiguousCurlyQuotes() {
    pythonic.reading("f(a=“x “y” z”)").isMalformed(4, "'“x' is no name");
  }

  @Test
  void readsCallsInTextAndInFences() {
    pythonic
        .reading("I call\n```python\n[f(a=1)]\n```\nand then\ng()\n")
        .isCalls("I call\n```python\n\n```\nand then", call("f", "{\"a\": 1}"), call("g", "{}"));
  }

  @Test
  void takesMathematicsForProse() {
    pythonic.reading("Note that f(x) = 2x, and see [1] or [x].").isProse();
    pythonic.reading("The call f(a=1) would do.").isProse();
    pythonic.reading("f(x)").isProse();
  }

  @Test
  void readsWordsAsTheyAreMeant() {
    pythonic
        .reading("[f(a=true, b=null, c=celsius)]")
        .isCalls("", call("f", "{\"a\": true, \"b\": null, \"c\": \"celsius\"}"));
  }

  @Test
  void refusesUnbalancedBrackets() {
    pythonic.reading("[f(a=1)").isMalformed(7, "'[' was never closed");
    pythonic.reading("f(a=[1)").isMalformed(6, "')' does not close '['");
  }

  @Test
  void refusesWhatIsNoValue() {
    pythonic.reading("[f(a=1 + 1)]").isMalformed(0, "no literal value: 1 + 1");
    pythonic.reading("[f(a=g(b=1))]").isMalformed(0, "no literal value");
    pythonic.reading("[f(1)]").isMalformed(0, "has no name");
    pythonic.reading("[f(a=1), 2]").isMalformed(0, "no call");
    pythonic.reading("[f(a=1) for x in y]").isMalformed(0, "no call");
  }

  @Test
  void writesNamesThatPythonRefusesInADict() {
    ToolCall call = call("f", "{\"a b\": 1, \"from\": \"x\", \"c\": 2}");
    String written = CallFormats.named("pythonic").write(List.of(call));
    assertThat(written).isEqualTo("[f(c=2, **{'a b': 1, 'from': 'x'})]");
    pythonic.reading(written).isCalls("", call);
  }

  @Test
  void doesNotWriteToolsThatPythonCannotName() {
    assertThatThrownBy(
            () -> CallFormats.named("pythonic").write(List.of(call("get-weather", "{}"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'get-weather'")
        .hasMessageContaining("hermes");
  }
}
