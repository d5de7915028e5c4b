package org.javoke.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.javoke.call.FormatAssert.call;
import static org.javoke.call.FormatAssert.on;

import java.util.List;
import org.junit.jupiter.api.Test;

class MistralFormatTest {

  private final FormatAssert mistral = on("mistral");

  @Test
  void readsAListOfCalls() {
    mistral
        .reading(
            "Ok[TOOL_CALLS][{\"name\": \"f\", \"arguments\": {\"a\": \"ü\"}, \"id\": \"123456789\"},"
                + " {\"name\": \"g\", \"arguments\": {}}]")
        .isCalls("Ok", call("f", "{\"a\": \"ü\"}"), call("g", "{}"));
  }

  @Test
  void readsNamesBeforeArguments() {
    mistral
        .reading(
            "[TOOL_CALLS]a.b[ARGS]{\"x\": [1]}[TOOL_CALLS]c{}"
                + "[TOOL_CALLS]d[CALL_ID]q1[ARGS]{\"y\": {\"z\": \"}\"}} bye")
        .isCalls(
            "bye",
            call("a.b", "{\"x\": [1]}"),
            call("c", "{}"),
            call("d", "{\"y\": {\"z\": \"}\"}}"));
  }

  @Test
  void takesTextWithoutTheMarkForProse() {
    mistral.reading("[{\"name\": \"f\", \"arguments\": {}}]").isProse();
  }

  @Test
  void refusesAMarkWithoutCalls() {
    mistral.reading("[TOOL_CALLS]").isMalformed(12, "no call after the mark");
    mistral.reading("[TOOL_CALLS][TOOL_CALLS]f{}").isMalformed(12, "no call after the mark");
    mistral.reading("[TOOL_CALLS] []").isMalformed(13, "empty");
  }

  @Test
  void refusesNamesWithoutArguments() {
    mistral.reading("[TOOL_CALLS]f").isMalformed(13, "the arguments");
    mistral.reading("[TOOL_CALLS]{}").isMalformed(12, "the name of a tool");
    mistral.reading("[TOOL_CALLS]f[ARGS]{\"a\": ").isMalformed(25, "the text ends");
  }

  @Test
  void writesAList() {
    assertThat(CallFormats.named("mistral").write(List.of(call("f", "{}"))))
        .isEqualTo("[TOOL_CALLS][{\"name\":\"f\",\"arguments\":{}}]");
  }
}
