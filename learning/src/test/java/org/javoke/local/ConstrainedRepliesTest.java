package org.javoke.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.javoke.call.Answer;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.call.NativeCall;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.constrain.CallGrammar.Calling;
import org.javoke.input.InputException;
import org.javoke.model.Goldens;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Outcome.Failed;
import org.javoke.policy.Outcome.Replied;
import org.javoke.policy.Policy;
import org.javoke.policy.RepairPolicy;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;
import org.javoke.policy.Scaffold;
import org.javoke.policy.Usage;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of random weights, which write no call by themselves, under constraints. */
class ConstrainedRepliesTest {

  private static final int LONGEST = 120;

  /** Nearly even chances among the model's twenty likeliest of what is allowed. */
  private static final Sampling WILD =
      new Sampling(
          OptionalDouble.of(50),
          OptionalDouble.of(1),
          OptionalInt.of(LONGEST),
          OptionalLong.of(7),
          false);

  private static final Tool LIGHT =
      new Tool(
          "set_light",
          "Sets a light.",
          fields(
              "{\"type\":\"object\",\"properties\":{\"room\":{\"type\":\"string\",\"enum\":[\"hall\",\"bath\"]},\"level\":{\"type\":\"integer\"}},\"required\":[\"room\",\"level\"]}"));

  @TempDir private Path folder;

  private static Value.Fields fields(String json) {
    try {
      return (Value.Fields) Json.read(json);
    } catch (JsonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<Request> requests(List<Tool> tools, int count) {
    Prompt prompt = new Prompt(List.of(new Message.FromUser("Light!")), tools);
    return IntStream.range(0, count).mapToObj(i -> new Request("q" + i, prompt, WILD, 0)).toList();
  }

  private static List<Outcome> answers(Policy policy, List<Request> requests)
      throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    policy.answer(requests, (Answered answered) -> outcomes.add(answered.outcome()));
    return outcomes;
  }

  private static boolean isWhole(Outcome outcome) {
    return ((Replied) outcome).usage().completionTokens().orElseThrow() < LONGEST;
  }

  private static void fits(ToolCall call) {
    assertThat(call.name()).isEqualTo("set_light");
    Map<String, Value> arguments = new LinkedHashMap<>(call.arguments().values());
    assertThat(arguments.remove("room")).isIn(Value.of("hall"), Value.of("bath"));
    assertThat(arguments.remove("level"))
        .isInstanceOfSatisfying(
            Value.Int.class, level -> assertThat(level.value()).isInstanceOf(BigInteger.class));
    assertThat(arguments).isEmpty();
  }

  private static Writing prompted(Request request) {
    return new Writing(CallFormats.named("pythonic"), List.of(LIGHT));
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-qwen2, hermes",
    "tiny-qwen3, pythonic",
    "tiny-llama3, llama3",
    "tiny-llama3, pythonic"
  })
  void callsParseAndFit(String name, String formatName) throws InterruptedException {
    try (LocalModel model = LocalModel.open(Goldens.model(name))) {
      CallFormat format = CallFormats.named(formatName);
      Policy policy =
          new LocalPolicy(
              model,
              new CallConstraints(
                  model, _ -> new Writing(format, List.of(LIGHT)), Calling.REQUIRED));
      int whole = 0;
      for (Outcome outcome : answers(policy, requests(List.of(LIGHT), 6))) {
        if (isWhole(outcome)) {
          whole++;
          String text = ((Answer.Text) ((Replied) outcome).answer()).text();
          assertThat(format.parse(text))
              .as(text)
              .isInstanceOfSatisfying(
                  Parsed.Calls.class, calls -> calls.calls().forEach(ConstrainedRepliesTest::fits));
        }
      }
      assertThat(whole).isPositive();
    }
  }

  @Test
  void aReplyThatNeedNotCallIsNeverMalformed() throws InterruptedException {
    try (LocalModel model = LocalModel.open(Goldens.model("tiny-qwen2"))) {
      CallFormat format = model.callFormat();
      Policy policy =
          LocalPolicies.of(
              model,
              List.of(new Scaffold.Constrained()),
              ConstrainedRepliesTest::prompted,
              Optional.of(format));
      for (Outcome outcome : answers(policy, requests(List.of(LIGHT), 4))) {
        switch (((Replied) outcome).answer()) {
          case Answer.Native(List<NativeCall> calls, _) ->
              calls.forEach(call -> fits(new ToolCall(call.name(), fields(call.arguments()))));
          case Answer.Text(String text) ->
              assertThat(isWhole(outcome) && format.parse(text) instanceof Parsed.Malformed)
                  .as(text)
                  .isFalse();
          case Answer.Turns turns -> throw new AssertionError(turns);
        }
      }
    }
  }

  @Test
  void bestOfAndRepairGoAroundConstraints() throws InterruptedException {
    try (LocalModel model = LocalModel.open(Goldens.model("tiny-qwen2"))) {
      Policy policy =
          LocalPolicies.of(
              model,
              List.of(
                  new Scaffold.Constrained(),
                  new Scaffold.Repair(),
                  new Scaffold.BestOf(3, Scaffold.BestOf.By.LOGPROB)),
              ConstrainedRepliesTest::prompted,
              Optional.of(model.callFormat()));
      List<Outcome> outcomes = answers(policy, requests(List.of(LIGHT), 2));
      assertThat(outcomes)
          .hasSize(2)
          .allSatisfy(outcome ->
              assertThat(((Replied) outcome).changes().getLast().note()).contains("of 3"));
    }
  }

  @Test
  void repairMendsACallBeforeItIsRead() throws InterruptedException {
    Policy cut =
        new Saying("<tool_call>\n{\"name\": \"set_light\", \"arguments\": {\"room\": \"hall\"");
    CallFormat hermes = CallFormats.named("hermes");
    Request request = requests(List.of(LIGHT), 1).getFirst();
    assertThat(answers(new NativeReplies(cut, hermes), List.of(request)))
        .allSatisfy(
            outcome -> assertThat(((Replied) outcome).answer()).isInstanceOf(Answer.Text.class));
    Policy mended = new NativeReplies(new RepairPolicy(cut, _ -> hermes), hermes);
    Replied replied = (Replied) answers(mended, List.of(request)).getFirst();
    assertThat(replied.answer())
        .isEqualTo(
            new Answer.Native(List.of(new NativeCall("set_light", "{\"room\":\"hall\"}")), ""));
    assertThat(replied.changes().getFirst().before()).isInstanceOf(Answer.Text.class);
  }

  @Test
  void aFormatThatCannotBeConstrainedFailsTheRequest() throws InterruptedException {
    try (LocalModel model = LocalModel.open(Goldens.model("tiny-qwen2"))) {
      Policy policy =
          LocalPolicies.of(
              model,
              List.of(new Scaffold.Constrained()),
              _ -> new Writing(CallFormats.named("java"), List.of(LIGHT)),
              Optional.empty());
      assertThat(answers(policy, requests(List.of(), 1)))
          .allSatisfy(outcome ->
              assertThat(((Failed) outcome).reason()).contains("'java' cannot be constrained"));
    }
  }

  @Test
  void aModelThatNeverEndsCannotBeConstrained() throws IOException {
    Path copy = TinyModels.copy("tiny-qwen2", folder.resolve("model"));
    for (String name : List.of("config.json", "generation_config.json")) {
      String json = Files.readString(copy.resolve(name));
      Files.writeString(copy.resolve(name), json.replace("eos_token_id", "former_token_id"));
    }
    try (LocalModel model = LocalModel.open(copy)) {
      assertThatThrownBy(() ->
              LocalPolicies.of(
                  model,
                  List.of(new Scaffold.Constrained()),
                  ConstrainedRepliesTest::prompted,
                  Optional.empty()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("eos_token_id");
    }
  }

  /** Answers everything with one text. */
  private record Saying(String text) implements Policy {
    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
      requests.forEach(request ->
          sink.accept(
              new Answered(
                  request,
                  new Replied(
                      new Answer.Text(text),
                      Usage.UNKNOWN,
                      Duration.ZERO,
                      1,
                      OptionalDouble.empty(),
                      List.of()))));
    }

    @Override
    public void close() {}
  }
}
