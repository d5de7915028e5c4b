package org.javoke.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.javoke.call.FormatAssert.call;
import static org.javoke.call.FormatAssert.on;

import java.util.List;
import org.junit.jupiter.api.Test;

class LlamaFormatTest {

  private final FormatAssert llama = on("llama3");

  @Test
  void readsOneCall() {
    llama
        .reading("{\"name\": \"f\", \"parameters\": {\"a\": [{\"b\": null}]}}")
        .isCalls("", call("f", "{\"a\": [{\"b\": null}]}"));
  }

  @Test
  void readsSeveralCallsAfterTheTag() {
    llama
        .reading(
            "Hm. <|python_tag|>{\"name\": \"f\", \"parameters\": {}}; {\"name\": \"g\","
                + " \"parameters\": {\"q\": \"a; b\"}};")
        .isCalls("Hm.", call("f", "{}"), call("g", "{\"q\": \"a; b\"}"));
  }

  @Test
  void readsSeveralCallsWithoutTheTag() {
    llama
        .reading("{\"name\": \"f\", \"parameters\": {}} ; {\"name\": \"g\", \"parameters\": {}}")
        .isCalls("", call("f", "{}"), call("g", "{}"));
  }

  @Test
  void readsBuiltInTools() {
    llama
        .reading("<|python_tag|>brave_search.call(query=\"weather in Zürich\")")
        .isCalls("", call("brave_search", "{\"query\": \"weather in Zürich\"}"));
  }

  @Test
  void takesObjectsWithoutParametersForProse() {
    llama.reading("He is {\"name\": \"Bob\"}.").isProse();
  }

  @Test
  void refusesCodeAfterTheTag() {
    llama.reading("<|python_tag|>print(x=1)").isMalformed(14, "a JSON object or a call");
    llama.reading("<|python_tag|>").isMalformed(14, "an expression was expected");
  }

  @Test
  void refusesAnUnclosedObject() {
    llama.reading("{\"name\": \"f\", \"parameters\": {").isMalformed(29, "the text ends");
  }

  @Test
  void writesTheTagOnlyForSeveralCalls() {
    ToolCall call = call("f", "{}");
    CallFormat format = CallFormats.named("llama3");
    assertThat(format.write(List.of(call))).isEqualTo("{\"name\":\"f\",\"parameters\":{}}");
    assertThat(format.write(List.of(call, call))).startsWith("<|python_tag|>{").contains("}; {");
  }
}
