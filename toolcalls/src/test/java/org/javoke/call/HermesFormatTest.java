package org.javoke.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.javoke.call.FormatAssert.call;
import static org.javoke.call.FormatAssert.on;

import java.util.List;
import org.junit.jupiter.api.Test;

class HermesFormatTest {

  private final FormatAssert hermes = on("hermes");

  @Test
  void readsOneCall() {
    hermes
        .reading("<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\": 1}}\n</tool_call>")
        .isCalls("", call("f", "{\"a\": 1}"));
  }

  @Test
  void readsSeveralCallsWithTextAround() {
    hermes
        .reading(
            "Let me see.\n<tool_call>{\"name\": \"f\"}</tool_call>\n"
                + "<tool_call>{\"name\": \"g\", \"arguments\": \"{\\\"b\\\": [true, null]}\"}"
                + "</tool_call> Done.")
        .isCalls("Let me see.\n\n Done.", call("f", "{}"), call("g", "{\"b\": [true, null]}"));
  }

  @Test
  void readsTagsInsideStringsAsText() {
    hermes
        .reading(
            "<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": \"</tool_call> }\\\" 日本\"}}"
                + "</tool_call>")
        .isCalls("", call("f", "{\"a\": \"</tool_call> }\\\" 日本\"}"));
  }

  @Test
  void takesTextWithoutTagsForProse() {
    hermes.reading("I cannot help. {\"name\": \"f\"} tool_call").isProse();
    hermes.reading("").isProse();
  }

  @Test
  void refusesAnUnclosedTag() {
    hermes.reading("<tool_call>{\"name\": \"f\"}").isMalformed(24, "'</tool_call>' was expected");
    hermes.reading("<tool_call>").isMalformed(11, "the text ends");
  }

  @Test
  void refusesAnUnclosedObject() {
    hermes
        .reading("<tool_call>{\"name\": \"f\", \"arguments\": {</tool_call>")
        .isMalformed(51, "bracket that opens at 11");
  }

  @Test
  void refusesAnEmptyTag() {
    hermes.reading("<tool_call> </tool_call>").isMalformed(12, "the tag is empty");
  }

  @Test
  void refusesASelfClosedTag() {
    hermes.reading("a <tool_call/>").isMalformed(2, "self-closed");
  }

  @Test
  void refusesATagInATag() {
    hermes.reading("<tool_call><tool_call>{}").isMalformed(11, "a tag stands inside a tag");
  }

  @Test
  void refusesAClosingTagAlone() {
    hermes.reading("{\"name\": \"f\"}</tool_call>").isMalformed(13, "no tag opened");
  }

  @Test
  void refusesWhatIsNoCall() {
    hermes.reading("<tool_call>f(a=1)</tool_call>").isMalformed(11, "a JSON object was expected");
    hermes.reading("<tool_call>{\"name\": 1}</tool_call>").isMalformed(11, "no name");
    hermes
        .reading("<tool_call>{\"name\": \"f\", \"arguments\": [1]}</tool_call>")
        .isMalformed(11, "no JSON object");
    hermes.reading("<tool_call>{\"name\": tru}</tool_call>").isMalformed(20, "valid JSON");
  }

  @Test
  void writesATagForEachCall() {
    assertThat(CallFormats.named("hermes").write(List.of(call("f", "{\"a\": 1}"))))
        .isEqualTo("<tool_call>\n{\"name\":\"f\",\"arguments\":{\"a\":1}}\n</tool_call>");
  }
}
