package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class ChatBodyTest {

  private final ChatBody bodies = new ChatBody("tiny");

  @Test
  void leavesOutWhatIsNotSaid() {
    assertThat(bodies.write(Asking.request("1")))
        .isEqualTo(
            """
            {"model":"tiny","messages":[{"role":"user","content":"question 1"}],"stream":false}\
            """);
  }

  @Test
  void saysHowToSampleAndSeedsEveryDrawDifferently() {
    Sampling sampling =
        new Sampling(
            OptionalDouble.of(0.001),
            OptionalDouble.of(0.9),
            OptionalInt.of(64),
            OptionalLong.of(40),
            true);
    Request request = new Request("1", new Prompt(List.of(), List.of()), sampling, 2);
    assertThat(bodies.write(request))
        .isEqualTo(
            """
            {"model":"tiny","messages":[],"temperature":0.001,"top_p":0.9,"max_tokens":64,\
            "seed":42,"logprobs":true,"stream":false}\
            """);
  }

  @Test
  void writesToolsWithTheirKeysInOrder() throws JsonException {
    String schema =
        """
        {"type":"object","required":["b"],"properties":{"b":{"type":"string"},"a":{}}}\
        """;
    Tool tool = new Tool("math.add", "Adds.", (Value.Fields) Json.read(schema));
    Request request = new Request("1", new Prompt(List.of(), List.of(tool)), Asking.PLAIN, 0);
    assertThat(bodies.write(request))
        .contains(
            """
            "tools":[{"type":"function","function":{"name":"math.add","description":"Adds.",\
            "parameters":%s}}]\
            """
                .formatted(schema));
  }

  @Test
  void givesCallsTheIdsUnderWhichTheirResultsCome() {
    List<Message> messages =
        List.of(
            new Message.FromSystem("Be brief."),
            new Message.FromAssistant(
                "", List.of(new NativeCall("f", "{}"), new NativeCall("g", "{\"a\": 1}"))),
            new Message.FromTool("x7", "done"));
    Request request = new Request("1", new Prompt(messages, List.of()), Asking.PLAIN, 0);
    assertThat(bodies.write(request))
        .contains(
            """
            [{"role":"system","content":"Be brief."},{"role":"assistant","content":null,\
            "tool_calls":[{"id":"x7","type":"function","function":{"name":"f","arguments":"{}"}},\
            {"id":"call_1","type":"function","function":{"name":"g","arguments":"{\\"a\\": 1}"}}]},\
            {"role":"tool","tool_call_id":"x7","content":"done"}]\
            """);
  }
}
