package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.call.NativeCall;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.input.InputException;
import org.javoke.local.CompletionOptions;
import org.javoke.local.LocalModel;
import org.javoke.local.TinyModels;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChatTest {

  private static final Parsed BERN = call("Bern");
  private static final Parsed DONE = new Parsed.Prose("It is sunny.");

  private final List<Prompt> asked = new ArrayList<>();
  private final Deque<Parsed> turns = new ArrayDeque<>();
  private final StringBuilder shown = new StringBuilder();

  private static Parsed call(String city) {
    Value.Fields arguments = new Value.Fields(Map.of("city", Value.of(city)));
    return new Parsed.Calls(List.of(new ToolCall("weather", arguments)), "");
  }

  private static Tool weather() {
    try {
      return new Tool(
          "weather",
          "",
          (Value.Fields)
              Json.read(
                  "{\"type\":\"object\",\"properties\":{\"city\":{\"enum\":[\"Bern\",\"Rome\"]}}}"));
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  private Talk typing(String... lines) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(lines));
    return new Talk() {
      @Override
      public @Nullable String read(String prompt) {
        shown.append(prompt);
        return left.poll();
      }

      @Override
      public void show(String text) {
        shown.append(text);
      }
    };
  }

  private void talk(List<ToolCommand> commands, String... lines) throws InterruptedException {
    Chat.Setting setting =
        new Chat.Setting("Be kind.", List.of(weather()), Optional.empty(), commands);
    new Chat(this::next, setting, typing(lines)).run();
  }

  private Parsed next(Prompt prompt) {
    asked.add(prompt);
    Parsed turn = turns.poll();
    if (turn == null) {
      throw new InputException("the context is full");
    }
    return turn;
  }

  @Test
  void callsAreShownAndAnsweredByThePerson() throws InterruptedException {
    turns.addAll(List.of(BERN, DONE));
    talk(List.of(), "Weather in Bern?", "20 degrees");
    assertThat(shown).contains("call> weather {\"city\":\"Bern\"}", "result of weather> ");
    assertThat(asked.get(1).messages())
        .containsExactly(
            new Message.FromSystem("Be kind."),
            new Message.FromUser("Weather in Bern?"),
            new Message.FromAssistant(
                "", List.of(new NativeCall("weather", "{\"city\":\"Bern\"}"))),
            new Message.FromTool("call_0", "20 degrees"));
    assertThat(asked.get(1).tools()).extracting(Tool::name).containsExactly("weather");
  }

  @Test
  void aCommandGetsTheArgumentsAndItsOutputIsTheResult() throws InterruptedException {
    turns.addAll(List.of(BERN, DONE));
    talk(List.of(ToolCommand.parse("weather=cat")), "Weather?");
    assertThat(asked.get(1).messages())
        .last()
        .isEqualTo(new Message.FromTool("call_0", "{\"city\":\"Bern\"}"));
  }

  @Test
  void aCallThatDoesNotFitIsNotHandedToTheCommand() throws InterruptedException {
    turns.addAll(List.of(call("Atlantis"), DONE));
    talk(List.of(ToolCommand.parse("weather=cat")), "Weather?", "there is no such city");
    assertThat(shown).contains("does not fit: at /city");
    assertThat(asked.get(1).messages())
        .last()
        .isEqualTo(new Message.FromTool("call_0", "there is no such city"));
  }

  @Test
  void aCallOfAToolThatThereIsNotSaysSo() throws InterruptedException {
    turns.add(new Parsed.Calls(List.of(new ToolCall("launch", Value.Fields.EMPTY)), "Gladly."));
    talk(List.of(), "Go", "no", "/quit");
    assertThat(shown).contains("there is no tool launch");
  }

  @Test
  void aCommandThatFailsLeavesTheAnswerToThePerson() throws InterruptedException {
    turns.addAll(List.of(BERN, DONE));
    talk(List.of(ToolCommand.parse("weather=false")), "Weather?", "rain");
    assertThat(shown).contains("(false ended with exit code 1)");
    assertThat(asked.get(1).messages()).last().isEqualTo(new Message.FromTool("call_0", "rain"));
  }

  @Test
  void resetForgetsAndQuitEnds() throws InterruptedException {
    turns.addAll(List.of(DONE, DONE, DONE));
    talk(List.of(), "one", "/reset", "", "two", "/what", "/quit", "three");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(1).messages())
        .containsExactly(new Message.FromSystem("Be kind."), new Message.FromUser("two"));
    assertThat(shown).contains("(there are /reset");
  }

  @Test
  void whatHasNoReplyIsForgotten() throws InterruptedException {
    turns.addAll(List.of(BERN));
    talk(List.of(), "one", "result", "two");
    // The second turn failed, and the call before it is forgotten with the question.
    assertThat(shown).contains("(no reply: the context is full");
    assertThat(asked.get(2).messages())
        .containsExactly(new Message.FromSystem("Be kind."), new Message.FromUser("two"));
  }

  @Test
  void theEndOfTheInputEndsItInTheMiddleOfACall() throws InterruptedException {
    turns.addAll(List.of(BERN, DONE));
    talk(List.of(), "one");
    assertThat(asked).hasSize(1);
  }

  @Test
  void malformedCallsAreSaidToBeSo() throws InterruptedException {
    turns.add(new Parsed.Malformed("<tool_call>{", 12, "a key was expected"));
    talk(List.of(), "one");
    assertThat(shown).contains("(a malformed call, at character 13: a key was expected)");
  }

  @Test
  void callsInACircleEnd() throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      turns.add(BERN);
    }
    talk(List.of(ToolCommand.parse("weather=cat")), "one");
    assertThat(asked).hasSize(20);
  }

  @Test
  void commandsAreForToolsThatThereAre() {
    assertThatThrownBy(() ->
            new Chat.Setting(
                "", List.of(weather()), Optional.empty(), List.of(ToolCommand.parse("x=cat"))))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("'x'", "weather");
  }

  @Test
  void aModelsTextIsShownWhileItIsDrawn() throws InterruptedException {
    try (LocalModel model = TinyModels.open("tiny-qwen2")) {
      CompletionOptions options = CompletionOptions.GREEDY.withMaxTokens(8);
      Chat.Setting setting = new Chat.Setting("", List.of(), Optional.empty(), List.of());
      new Chat(model, setting, options, typing("Hello")).run();
      Prompt prompt = new Prompt(List.of(new Message.FromUser("Hello")), List.of());
      assertThat(shown.toString())
          .startsWith("you> model> " + model.complete(prompt, options).text());
    }
  }

  @Test
  void aBaseModelCannotBeTalkedTo() {
    try (LocalModel model = TinyModels.open("stories260K")) {
      Chat.Setting setting = new Chat.Setting("", List.of(), Optional.empty(), List.of());
      assertThatThrownBy(() -> new Chat(model, setting, CompletionOptions.GREEDY, typing("Hello")))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("no chat template");
    }
  }

  @Test
  void aSlowOrTalkativeProgramIsStopped() throws InterruptedException {
    ToolCommand slow = new ToolCommand("t", List.of("sleep", "60"), Duration.ofMillis(200));
    assertThat(slow.run("{}"))
        .isEqualTo(new ToolCommand.Result.Failed("sleep took longer than 0.2 s"));
    assertThat(ToolCommand.parse("t=yes").run("{}"))
        .isEqualTo(new ToolCommand.Result.Failed("yes wrote more than 65,536 bytes"));
    assertThat(ToolCommand.parse("t=no-such-program").run("{}"))
        .isInstanceOfSatisfying(
            ToolCommand.Result.Failed.class,
            failed -> assertThat(failed.reason()).contains("cannot be started"));
  }

  @Test
  void wordsAreSplitAndNoShellSeesThem() throws InterruptedException {
    ToolCommand command = ToolCommand.parse("t=echo \"a  b\" '$HOME' ; `x` c=d");
    assertThat(command.words()).containsExactly("echo", "a  b", "$HOME", ";", "`x`", "c=d");
    assertThat(command.run("{}"))
        .isEqualTo(new ToolCommand.Result.Answered("a  b $HOME ; `x` c=d"));
    for (String wrong : List.of("weather", "=cat", "weather=", "weather=  ")) {
      assertThatThrownBy(() -> ToolCommand.parse(wrong))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("NAME=PROGRAM");
    }
  }
}
