package org.javoke.call;

import static org.javoke.call.FormatAssert.call;
import static org.javoke.call.FormatAssert.on;

import org.junit.jupiter.api.Test;

class SourceFormatTest {

  private final FormatAssert java = on("java");
  private final FormatAssert javascript = on("javascript");

  @Test
  void keepsArgumentsAsSource() {
    java.reading(
            "[Foo.bar(a=1L, b=\"x, y=1\", c=new HashMap<String, Integer>() {{ put(\"k\", 1); }})]")
        .isCalls(
            "",
            call(
                "Foo.bar",
                "{\"a\": \"1L\", \"b\": \"\\\"x, y=1\\\"\","
                    + " \"c\": \"new HashMap<String, Integer>() {{ put(\\\"k\\\", 1); }}\"}"));
  }

  @Test
  void readsTemplateStringsAndArrowsInJavaScript() {
    javascript
        .reading("[run(a=`t)`, f=(x, y) => x, o={k: [1, 2]})]")
        .isCalls(
            "", call("run", "{\"a\": \"`t)`\", \"f\": \"(x, y) => x\", \"o\": \"{k: [1, 2]}\"}"));
  }

  @Test
  void readsSeveralCallsAndTextAround() {
    java.reading("So: [f(a=1), g( )] and\nh(é=2);")
        .isCalls(
            "So:  and", call("f", "{\"a\": \"1\"}"), call("g", "{}"), call("h", "{\"é\": \"2\"}"));
  }

  @Test
  void takesOtherTextForProse() {
    java.reading("Call foo(x) or [1, 2].").isProse();
  }

  @Test
  void refusesUnbalancedText() {
    java.reading("[f(a=1").isMalformed(6, "ends inside a call");
    java.reading("[f(a=1)").isMalformed(7, "']' was expected");
    java.reading("[f(a=\"x)]").isMalformed(5, "string that starts here is not closed");
    java.reading("[f(a=(1])]").isMalformed(7, "']' closes nothing");
    java.reading("[f(a=)]").isMalformed(5, "a value was expected");
    java.reading("[f(1)]").isMalformed(3, "a name was expected");
  }
}
