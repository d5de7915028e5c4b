package org.javoke.constrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.constrain.CallGrammar.Calling;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallGrammarTest {

  private static final List<Tool> TOOLS =
      List.of(
          tool(
              "get_weather",
              """
              {"type": "object", "required": ["city"], "properties": {
                "city": {"type": "string"},
                "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
                "days": {"type": "integer"}}}\
              """),
          tool("get_time", "{\"type\": \"object\", \"properties\": {}}"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "No call is needed.",
        "<tool_call>\n{\"name\":\"get_time\",\"arguments\":{}}\n</tool_call>",
        "<tool_call>\n{\"name\": \"get_time\", \"arguments\": {}}\n</tool_call>\n"
            + "<tool_call>\n{\"name\": \"get_time\", \"arguments\": {}}\n</tool_call>",
        "I look:\n<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Z\u00fcrich\"}}"
            + "</tool_call>",
        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"days\":-3, \"unit\":\"celsius\","
            + " \"city\":\"\\\"A\\u00e9\\\\\"}}</tool_call>\n",
        "a < b and <tool is no tag",
      })
  void hermesTakes(String reply) {
    assertThat(accepts("hermes", TOOLS, Calling.AUTO, reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<tool_call>",
        "</tool_call>",
        "<tool_call/>",
        "<tool_call>{\"name\":\"get_tim\",\"arguments\":{}}</tool_call>",
        "<tool_call>{\"name\":\"get_time\",\"arguments\":{\"city\":\"x\"}}</tool_call>",
        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{}}</tool_call>",
        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":1}}</tool_call>",
        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"a\",\"city\":\"b\"}}</tool_call>",
        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"a\",\"unit\":\"kelvin\"}}</tool_call>",
        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"a\",\"days\":1.5}}</tool_call>",
        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"a\",\"days\":01}}</tool_call>",
        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"a\",}}</tool_call>",
        "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"a\nb\"}}</tool_call>",
        "<tool_call>{\"name\":\"get_time\",\"arguments\":{}}</tool_call> And more.",
      })
  void hermesRefuses(String reply) {
    assertThat(accepts("hermes", TOOLS, Calling.AUTO, reply)).isFalse();
  }

  @Test
  void aRequiredCallLeavesNoRoomForProse() {
    assertThat(accepts("hermes", TOOLS, Calling.REQUIRED, "")).isFalse();
    assertThat(accepts("hermes", TOOLS, Calling.REQUIRED, "Well")).isFalse();
    assertThat(
            accepts(
                "hermes",
                TOOLS,
                Calling.REQUIRED,
                "<tool_call>{\"name\":\"get_time\",\"arguments\":{}}</tool_call>"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[get_time()]|true",
        "[get_weather(city='Oslo', days=2), get_time()]|true",
        "[get_weather(days=2, city=\"Oslo\")]|true",
        "get_weather(city='Oslo')|true",
        "[get_weather(days=2)]|false",
        "[get_weather('Oslo')]|false",
        "[other()]|false",
        "In short: f(x) = 2 and [1, 2].|true",
        "As [f(2)] says|false",
        "f(x=2)|false",
      })
  void pythonic(String reply, boolean taken) {
    assertThat(accepts("pythonic", TOOLS, Calling.AUTO, reply)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"get_time\", \"parameters\": {}}#true",
        "<|python_tag|>{\"name\": \"get_time\", \"parameters\": {}}; {\"name\": \"get_time\", \"parameters\": {}}#true",
        "{\"name\": \"get_time\"}#false",
        "So: {\"name\": \"get_time\", \"parameters\": {}}#false",
        "So: {\"title\": 1}#true",
        "<|python_tag|>print(1)#false",
      })
  void llama(String reply, boolean taken) {
    assertThat(accepts("llama3", TOOLS, Calling.AUTO, reply)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[TOOL_CALLS][{\"name\": \"get_time\", \"arguments\": {}}]|true",
        "[TOOL_CALLS]get_time[ARGS]{}[TOOL_CALLS]get_time{}|true",
        "[TOOL_CALLS][]|false",
        "[TOOL_CALLS]|false",
        "Well [TOOL_CALLS][{\"name\": \"get_time\", \"arguments\": {}}, {\"name\": \"get_time\", \"arguments\": {}}]|true",
      })
  void mistral(String reply, boolean taken) {
    assertThat(accepts("mistral", TOOLS, Calling.AUTO, reply)).isEqualTo(taken);
  }

  @Test
  void openAiArgumentsMayBeTheTextOfAnObject() {
    String head = "[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":";
    assertThat(
            accepts("openai", TOOLS, Calling.AUTO, head + "\"{\\\"city\\\":\\\"a\\\\nb\\\"}\"}}]"))
        .isTrue();
    assertThat(accepts("openai", TOOLS, Calling.AUTO, head + "\"{}\"}}]")).isFalse();
    assertThat(accepts("openai", TOOLS, Calling.AUTO, head + "{\"city\":\"a\"}}}]")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|{\"a\":[1]}|true",
        "true|null|true",
        "{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":2,\"maxItems\":3}|[1]|false",
        "{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":2,\"maxItems\":3}|[1,2]|true",
        "{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":2,\"maxItems\":3}|[1,2,3]|true",
        "{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":2,\"maxItems\":3}|[1,2,3,4]|false",
        "{\"type\":\"array\",\"items\":false}|[]|true",
        "{\"type\":\"array\",\"items\":false}|[1]|false",
        "{\"type\":\"array\",\"prefixItems\":[{\"type\":\"string\"},{\"type\":\"integer\"}],\"items\":false}|[\"a\",1]|true",
        "{\"type\":\"array\",\"prefixItems\":[{\"type\":\"string\"},{\"type\":\"integer\"}],\"items\":false}|[\"a\",1,2]|false",
        "{\"type\":[\"string\",\"null\"]}|null|true",
        "{\"type\":[\"string\",\"null\"]}|1|false",
        "{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"boolean\"}]}|true|true",
        "{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"boolean\"}]}|\"a\"|false",
        "{\"enum\":[1,12,\"a\",null]}|12|true",
        "{\"enum\":[1,12,\"a\",null]}|1|true",
        "{\"enum\":[1,12,\"a\",null]}|13|false",
        "{\"const\":\"a\"}|\"a\"|true",
        "{\"const\":\"a\"}|\"b\"|false",
        "{\"type\":\"dict\",\"properties\":{\"x\":{\"type\":\"float\"}},\"required\":[\"x\"]}|{\"x\":-1.5e-7}|true",
        "{\"type\":\"dict\",\"properties\":{\"x\":{\"type\":\"float\"}},\"required\":[\"x\"]}|{}|false",
        "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}|{\"k\":1,\"l\":2}|true",
        "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}|{\"k\":\"v\"}|false",
        "{\"allOf\":[{\"properties\":{\"a\":{\"type\":\"integer\"}}},{\"properties\":{\"b\":{\"type\":\"integer\"}},\"required\":[\"b\"]}]}|{\"b\":1,\"a\":2}|true",
        "{\"allOf\":[{\"properties\":{\"a\":{\"type\":\"integer\"}}},{\"properties\":{\"b\":{\"type\":\"integer\"}},\"required\":[\"b\"]}]}|{\"a\":2}|false",
        "{\"type\":\"string\"}|\"\\ud83d\\uDE00\"|true",
        "{\"type\":\"string\"}|\"\\ud83d\"|false",
        "{\"type\":\"string\"}|\"\\ud83d\\u0041\"|false",
        "{\"type\":\"string\"}|\"\\ude00\"|false",
        "{\"type\":\"string\"}|\"\\ud7ff\\ue000\"|true",
        "{\"type\":\"number\"}|1|true",
        "{\"type\":\"number\"}|1.|false",
        "{\"type\":\"number\"}|-|false",
      })
  void valuesFollowTheirSchema(String schema, String value, boolean taken) {
    Tool tool = tool("f", "{\"properties\":{\"v\":" + schema + "},\"required\":[\"v\"]}");
    String reply = "{\"name\":\"f\",\"parameters\":{\"v\":" + value + "}}";
    assertThat(accepts("llama3", List.of(tool), Calling.REQUIRED, reply)).isEqualTo(taken);
  }

  @Test
  void recursiveSchemasEnd() {
    Tool tool =
        tool(
            "f",
            """
            {"properties": {"tree": {"$ref": "#/$defs/node"}}, "$defs": {"node": {
              "type": "object", "required": ["v"], "properties": {
                "v": {"type": "integer"}, "left": {"$ref": "#/$defs/node"},
                "right": {"$ref": "#/$defs/node"}}}}}\
            """);
    String reply = "{\"name\":\"f\",\"parameters\":{\"tree\":{\"v\":1,\"left\":{\"v\":2}}}}";
    assertThat(accepts("llama3", List.of(tool), Calling.REQUIRED, reply)).isTrue();
  }

  @Test
  void aReferenceThatGoesRoundCannotBeWritten() {
    Tool tool =
        tool("f", "{\"properties\":{\"v\":{\"$ref\":\"#/properties/v\"}},\"required\":[\"v\"]}");
    assertThatThrownBy(
            () -> CallGrammar.of(CallFormats.named("hermes"), List.of(tool), Calling.REQUIRED))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1 tools are offered of which none can be called");
  }

  @Test
  void withoutToolsOnlyProseIsLeft() {
    assertThat(accepts("hermes", List.of(), Calling.AUTO, "Hello")).isTrue();
    assertThat(accepts("hermes", List.of(), Calling.AUTO, "<tool_call>")).isFalse();
  }

  @Test
  void whiteSpaceIsBounded() {
    CallGrammar grammar = CallGrammar.of(CallFormats.named("hermes"), TOOLS, Calling.REQUIRED);
    assertThat(
            grammar
                .after(("<tool_call>" + " ".repeat(16)).getBytes(StandardCharsets.UTF_8))
                .isDead())
        .isFalse();
    assertThat(
            grammar
                .after(("<tool_call>" + " ".repeat(17)).getBytes(StandardCharsets.UTF_8))
                .isDead())
        .isTrue();
  }

  @Test
  void sourceCodeIsNotConstrained() {
    assertThatThrownBy(() -> CallGrammar.of(CallFormats.named("java"), TOOLS, Calling.AUTO))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'java' cannot be constrained")
        .hasMessageContaining("hermes, llama3, mistral, openai, pythonic");
    for (CallFormat format : CallFormats.all()) {
      assertThat(CallGrammar.supports(format))
          .as(format.name())
          .isEqualTo(!format.name().startsWith("java"));
    }
  }

  @Test
  void alternativesWithoutEndAreRefused() {
    Tool tool =
        tool(
            "f",
            """
            {"properties": {"v": {"anyOf": [%s false]}}}\
            """
                .formatted("{\"$ref\": \"#/properties/v\"},".repeat(9)));
    assertThatThrownBy(
            () -> CallGrammar.of(CallFormats.named("hermes"), List.of(tool), Calling.AUTO))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the parameters of the tool 'f' are too large a schema");
  }

  @Test
  void equalStatesAreEqual() {
    CallGrammar grammar = CallGrammar.of(CallFormats.named("hermes"), TOOLS, Calling.AUTO);
    byte[] text =
        "x<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"ab"
            .getBytes(StandardCharsets.UTF_8);
    State state = grammar.after(text);
    assertThat(grammar.after(text)).isEqualTo(state).hasSameHashCodeAs(state);
    assertThat(grammar.next(state, 'c')).isEqualTo(state);
    assertThat(grammar.next(state, '"')).isNotEqualTo(state);
  }

  private static boolean accepts(String format, List<Tool> tools, Calling calling, String reply) {
    CallGrammar grammar = CallGrammar.of(CallFormats.named(format), tools, calling);
    return grammar.accepting(grammar.after(reply.getBytes(StandardCharsets.UTF_8)));
  }

  private static Tool tool(String name, String parameters) {
    try {
      return new Tool(name, "", (Value.Fields) Json.read(parameters));
    } catch (JsonException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
