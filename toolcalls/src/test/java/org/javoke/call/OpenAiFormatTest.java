package org.javoke.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.javoke.call.FormatAssert.call;
import static org.javoke.call.FormatAssert.on;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAiFormatTest {

  private final FormatAssert openai = on("openai");

  @Test
  void readsArgumentsAsTextAndAsObject() {
    openai
        .reading(
            "[{\"id\": \"c1\", \"type\": \"function\", \"function\": {\"name\": \"f\","
                + " \"arguments\": \"{\\\"a\\\": {\\\"é\\\": [1.5]}}\"}},"
                + " {\"name\": \"g\", \"arguments\": {}}]")
        .isCalls("", call("f", "{\"a\": {\"é\": [1.5]}}"), call("g", "{}"));
  }

  @Test
  void readsAWholeMessage() {
    openai
        .reading(
            "{\"tool_calls\": [{\"type\": \"function\", \"function\": {\"name\": \"f\","
                + " \"arguments\": \"\"}}]}")
        .isCalls("", call("f", "{}"));
  }

  @Test
  void readsACallInText() {
    openai
        .reading("Sure [1]: {\"name\": \"f\", \"arguments\": {}} ok?")
        .isCalls("Sure [1]:  ok?", call("f", "{}"));
  }

  @Test
  void takesOtherJsonForProse() {
    openai.reading("{\"name\": \"Bob\"} {\"x\": 1} [1, 2] []").isProse();
  }

  @Test
  void refusesBrokenArguments() {
    openai.reading("[{\"name\": \"f\", \"arguments\": \"{\"}]").isMalformed(0, "no valid JSON");
    openai.reading("[{\"name\": \"f\", \"arguments\": 5}]").isMalformed(0, "no JSON object");
  }

  @Test
  void refusesAnUnclosedList() {
    openai.reading("x [{\"name\": \"f\"").isMalformed(15, "bracket that opens at 2");
  }

  @Test
  void refusesAListThatIsOnlyPartlyOfCalls() {
    openai
        .reading("[{\"name\": \"f\", \"arguments\": {}}, 1]")
        .isMalformed(0, "a JSON object with name");
  }

  @Test
  void writesArgumentsAsText() {
    assertThat(CallFormats.named("openai").write(List.of(call("f", "{\"a\": 1}"))))
        .isEqualTo(
            "[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}}]");
  }
}
