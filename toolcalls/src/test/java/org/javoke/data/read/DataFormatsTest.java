package org.javoke.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.javoke.data.read.Samples.call;
import static org.javoke.data.read.Samples.json;
import static org.javoke.data.read.Samples.read;
import static org.javoke.data.read.Samples.readAll;
import static org.javoke.data.read.Samples.rejected;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sample of each format, made up in its shape; the format is recognised, too. */
class DataFormatsTest {

  @TempDir Path folder;

  private Example auto(String text) {
    return read(folder, DataFormats.AUTO, text);
  }

  @Test
  void canonicalKeepsWhatIsWrongForTheLinter() {
    Example example =
        auto(
            """
            {"messages":[{"role":"narrator","content":[{"type":"text","text":"a"},{"text":"b"}]},\
            {"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function",\
            "function":{"name":"f","arguments":"{\\"x\\": 1}"}}]}],"tools":"[{\\"name\\":\\"f\\"}]",\
            "expected":[{"f":{"x":[1,""]}}],"category":"c","split":"dev"}\
            """);
    assertThat(example.messages().getFirst().role()).isEqualTo("narrator");
    assertThat(example.messages().getFirst().text()).isEqualTo("ab");
    assertThat(example.calls().getFirst().arguments()).isEqualTo(Value.of("{\"x\": 1}"));
    assertThat(example.calls().getFirst().object()).isEqualTo(json("{\"x\":1}"));
    assertThat(example.tools()).extracting(Tool::name).containsExactly("f");
    assertThat(example.category()).isEqualTo("c");
    assertThat(example.further()).isEqualTo(json("{\"split\":\"dev\"}"));
    assertThat(example.expected()).isInstanceOf(Expectation.Calls.class);
  }

  @Test
  void xlamTakesToolsAndAnswersAsTexts() {
    Example example =
        auto(
            """
            {"id":7,"query":"Weather?","tools":"[{\\"name\\":\\"w\\",\\"parameters\\":\
            {\\"city\\":{\\"type\\":\\"str\\"},\\"days\\":{\\"type\\":\\"List[int], optional\\"}}}]",\
            "answers":"[{\\"name\\":\\"w\\",\\"arguments\\":{\\"city\\":\\"Rome\\"}}]"}\
            """);
    assertThat(example.id()).isEqualTo("7");
    assertThat(example.calls()).containsExactly(call("w", "{\"city\":\"Rome\"}"));
    assertThat(example.tools().getFirst().parameters())
        .isEqualTo(
            json(
                """
                {"type":"object","properties":{"city":{"type":"string"},\
                "days":{"type":"array","items":{"type":"integer"}}},"required":["city"]}\
                """));
  }

  @Test
  void xlamWithoutAnswersExpectsNoCall() {
    assertThat(auto("{\"query\":\"q\",\"tools\":[],\"answers\":[]}").expected())
        .isEqualTo(new Expectation.NoCall());
  }

  @Test
  void hammersPromptsAreTakenApart() {
    Example example =
        auto(
            """
            {"instruction":"[BEGIN OF AVAILABLE TOOLS]\\n[{\\"name\\":\\"f\\",\\"parameters\\":{}}]\\n\
            [END OF AVAILABLE TOOLS]\\n[END OF FORMAT INSTRUCTION]\\n[BEGIN OF QUERY]\\nUser: a\\n\
            AI: b\\nGenerate API Request:\\n\\n[END OF QUERY]","input":"",\
            "output":"```\\n[{\\"name\\": \\"f\\", \\"arguments\\": {}}]\\n```"}\
            """);
    assertThat(example.messages()).extracting(Turn::text).containsExactly("a", "b");
    assertThat(example.calls()).containsExactly(call("f", "{}"));
  }

  @Test
  void toolAceNamesMayHoldSpaces() {
    Example example =
        auto(
            """
            {"system":"Here is a list of functions in JSON format that you can invoke:\\n\
            [{\\"name\\": \\"Market Trends API\\", \\"parameters\\": {\\"type\\": \\"dict\\", \
            \\"properties\\": {\\"kind\\": {\\"type\\": \\"string\\"}}}, \\"required\\": null}]",\
            "conversations":[{"from":"user","value":"q"},\
            {"from":"assistant","value":"[Market Trends API(kind=\\"a\\")]"}]}\
            """);
    assertThat(example.calls()).containsExactly(call("Market Trends API", "{\"kind\":\"a\"}"));
    assertThat(example.tools().getFirst().further()).isEqualTo(Value.Fields.EMPTY);
  }

  @Test
  void hermesReadsCallsInJsonAndInPython() {
    Example example =
        auto(
            """
            {"conversations":[{"from":"system","value":"<tools>[{\\"type\\":\\"function\\",\
            \\"function\\":{\\"name\\":\\"f\\"}}]</tools>"},{"from":"human","value":"q"},\
            {"from":"gpt","value":"Let me see.\\n<tool_call>\\n{'name': 'f', 'arguments': {'a': True}}\\n\
            </tool_call>\\n<tool_call>{\\"name\\":\\"f\\",\\"arguments\\":{}}</tool_call>"},\
            {"from":"tool","value":"<tool_response>1</tool_response><tool_response>2</tool_response>"}]}\
            """);
    assertThat(example.messages())
        .extracting(Turn::role)
        .containsExactly("user", "assistant", "tool", "tool");
    assertThat(example.calls())
        .extracting(MadeCall::arguments)
        .containsExactly(json("{\"a\":true}"), json("{}"));
    assertThat(example.messages().get(3).callId()).isEqualTo(example.calls().get(1).id());
    assertThat(example.messages().get(1).text()).isEqualTo("Let me see.");
  }

  @Test
  void glaiveReadsArgumentsInSingleQuotes() {
    Example example =
        auto(
            """
            {"system":"SYSTEM: You are helpful. -\\n{\\"name\\": \\"f\\", \\"parameters\\": {}}\\n",\
            "chat":"USER: hi\\n\\n\\nASSISTANT: <functioncall> {\\"name\\": \\"f\\", \\"arguments\\": \
            '{\\"a\\": \\"it\\\\'s\\"}'} <|endoftext|>\\n\\n\\nFUNCTION RESPONSE: {\\"r\\": 1}\\n\\n\\n\
            ASSISTANT: Done. <|endoftext|>"}\
            """);
    assertThat(example.messages())
        .extracting(Turn::role)
        .containsExactly("user", "assistant", "tool", "assistant");
    assertThat(example.calls().getFirst().object()).isEqualTo(json("{\"a\":\"it's\"}"));
    assertThat(example.messages().getLast().text()).isEqualTo("Done.");
  }

  @Test
  void toolBenchReadsThoughtActionAndInput() {
    Example example =
        auto(
            """
            {"id":"t","conversations":[{"from":"system","value":"You are AutoGPT, you have access to \
            the following APIs: [{'name': 'f_for_x', 'description': 'd', 'parameters': {'type': \
            'object', 'properties': {'a': {'type': 'string'}}, 'required': ['a'], 'optional': []}}]"},\
            {"from":"user","value":"\\nDo it.\\nBegin!\\n"},\
            {"from":"assistant","value":"\\nThought: hm\\nAction: f_for_x\\nAction Input: {\\n \\"a\\": \\"b\\"}"},\
            {"from":"function","value":"{}"}]}\
            """);
    assertThat(example.calls().getFirst().object()).isEqualTo(json("{\"a\":\"b\"}"));
    assertThat(example.messages())
        .extracting(Turn::text)
        .containsExactly("You are AutoGPT,", "Do it.", "hm", "{}");
  }

  @Test
  void apiBankReadsRequestsThatAreNoPython() {
    Example example =
        auto(
            """
            {"instruction":"Generate an API request.\\nAPI descriptions:\\n{\\"name\\": \\"F\\", \
            \\"input_parameters\\": {\\"a\\": {\\"type\\": \\"str\\"}}}","input":"User: u\\nAI: v\\n\
            API-Request: [F(a='x')]->['r']\\nGenerate API Request:\\n",\
            "expected_output":"API-Request: [F(a='[{'n': 1}]', b=New York, c=3)]"}\
            """);
    assertThat(example.calls())
        .extracting(MadeCall::arguments)
        .containsExactly(
            json("{\"a\":\"x\"}"), json("{\"a\":\"[{'n': 1}]\",\"b\":\"New York\",\"c\":3}"));
    assertThat(example.messages())
        .extracting(Turn::role)
        .containsExactly("user", "assistant", "tool", "assistant");
    assertThat(example.messages().get(1).text()).isEqualTo("v");
  }

  @Test
  void apiBanksDialoguesAreOneSampleAFile() {
    Example example =
        auto(
            """
            {"role": "User", "text": "u"}
            {"role": "API", "api_name": "F", "param_dict": {"a": "1"}, "result": {"output": "ok"}}
            {"role": "AI", "text": "v"}
            """);
    assertThat(example.calls().getFirst().name()).isEqualTo("F");
    assertThat(example.messages()).extracting(Turn::text).containsExactly("u", "", "ok", "v");
  }

  @Test
  void derivedCallsBecomeTheLastMessage() {
    Example example =
        auto(
            """
            {"id":"a/1","tools":[{"name":"S.F","parameters":{"type":"object"}}],\
            "messages":[{"role":"user","content":"u"}],"calls":[{"name":"S.F","arguments":{"d":"1"}}]}\
            """);
    assertThat(example.messages().getLast().calls()).containsExactly(call("S.F", "{\"d\":\"1\"}"));
  }

  @Test
  void dialoguesWithFramesNeedTheirSchema() throws IOException {
    String text =
        """
        [{"dialogue_id":"1","services":["S_1"],"turns":[{"speaker":"USER","utterance":"u","frames":[]},
        {"speaker":"SYSTEM","utterance":"v","frames":[{"service":"S_1","service_call":{"method":"F",
        "parameters":{"a":"b"}},"service_results":[{"x":"1"}]}]}]}]\
        """;
    assertThatThrownBy(() -> readAll(folder, "auto", text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("schema.json");
    Files.writeString(
        folder.resolve("schema.json"),
        """
        [{"service_name":"S_1","slots":[{"name":"a","description":"A","is_categorical":true,
        "possible_values":["b","c"]}],"intents":[{"name":"F","required_slots":["a"],"optional_slots":{}}]}]\
        """);
    Example example = auto(text);
    assertThat(example.messages())
        .extracting(Turn::role)
        .containsExactly("user", "assistant", "tool", "assistant");
    assertThat(example.tools().getFirst().name()).isEqualTo("S_1.F");
    assertThat(example.messages().get(2).text()).isEqualTo("[{\"x\":\"1\"}]");
  }

  @Test
  void snipsMakesEntitiesArguments() {
    Example example =
        auto(
            """
            {
              "PlayMusic": [{"data": [{"text": "play "}, {"text": "Abba", "entity": "artist"}]}]
            }\
            """);
    assertThat(example.question()).isEqualTo("play Abba");
    assertThat(example.calls()).containsExactly(call("PlayMusic", "{\"artist\":\"Abba\"}"));
  }

  @Test
  void tagsWrittenByHandBecomeCallsIfTheyAreWellFormed() {
    String well =
        """
        {"messages":[{"role":"assistant","content":"Sure <tool_call>{\\"name\\":\\"f\\",\\"arguments\\":{}}</tool_call>"}]}\
        """;
    Example example = read(folder, "tags", well);
    assertThat(example.calls()).containsExactly(call("f", "{}"));
    assertThat(example.messages().getFirst().text()).isEqualTo("Sure");
    assertThat(rejected(folder, "tags", well.replace("</tool_call>", "")))
        .contains("messages[0]", "</tool_call>");
  }

  @Test
  void bfclTakesAnswersFromBesideTheQuestions() throws IOException {
    Path file = folder.resolve("BFCL_v4_simple_python.json");
    Files.writeString(
        file,
        """
        {"id":"s_0","question":[[{"role":"user","content":"q"}]],"function":[{"name":"f",\
        "description":"d","parameters":{"type":"dict","properties":{"a":{"type":"float"},\
        "t":{"type":"tuple","items":{"type":"integer"}}},"required":["a"]}}]}
        {"id":"s_1","question":[[]],"function":[]}
        """);
    Files.createDirectory(folder.resolve("possible_answer"));
    Files.writeString(
        folder.resolve("possible_answer/BFCL_v4_simple_python.json"),
        "{\"id\":\"s_0\",\"ground_truth\":[{\"f\":{\"a\":[5.0,5]}}]}\n");
    List<ExampleFile.Entry> all = ExampleFile.readAll(file, DataFormats.of("auto", file));
    Example example = ((ExampleFile.Entry.Good) all.getFirst()).example();
    assertThat(example.category()).isEqualTo("simple_python");
    assertThat(example.tools().getFirst().parameters())
        .isEqualTo(
            json(
                """
                {"type":"object","properties":{"a":{"type":"number"},\
                "t":{"type":"array","items":{"type":"integer"}}},"required":["a"]}\
                """));
    assertThat(((Expectation.Calls) java.util.Objects.requireNonNull(example.expected())).calls())
        .singleElement()
        .satisfies(call -> assertThat(call.accepted().get("a")).hasSize(2));
    assertThat(((ExampleFile.Entry.Rejected) all.getLast()).reason()).contains("s_1");
  }

  @Test
  void brokenRecordsAreNamedAndDoNotEndTheReading() {
    List<ExampleFile.Entry> all =
        readAll(
            folder,
            "canonical",
            "{\"messages\":[]}\n{\"messages\":\n[1]\n{\"messages\":5}\n{\"messages\":[{}]}\n{\"messages\":[]}\n");
    assertThat(all).hasSize(6);
    assertThat(all.stream().filter(ExampleFile.Entry.Rejected.class::isInstance))
        .extracting(entry -> entry.origin().line())
        .containsExactly(2, 3, 4, 5);
  }

  @Test
  void anUnknownFormatIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> DataFormats.named("xlan"))
        .isInstanceOf(ChoiceException.class)
        .hasMessageContaining("xlam");
    assertThatThrownBy(() -> readAll(folder, "auto", "{\"foo\":1}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("foo");
    assertThatThrownBy(() -> readAll(folder, "auto", "")).isInstanceOf(InputException.class);
  }
}
