package org.javoke.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.javoke.benchmark.Question;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.input.InputException;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionJsonTest {

  static Stream<Question> questions() {
    List<Message> messages =
        List.of(
            new Message.FromSystem("Be brief."),
            new Message.FromUser("Weather?"),
            new Message.FromAssistant("", List.of(new NativeCall("f", "{\"a\": 1}"))),
            new Message.FromTool("call_0", "rain"));
    Expectation nested =
        new Expectation.Calls(
            List.of(
                new ExpectedCall("f", Map.of()),
                new ExpectedCall(
                    "g",
                    Map.of(
                        "a",
                        List.of(Value.of(5), Value.of(5.0), Value.NULL, Value.of(List.of()))))));
    return Stream.of(
        Examples.question("a", "simple_python"),
        new Question(
            "b", messages, new Task("live_multiple", Language.JAVASCRIPT, List.of(), nested)),
        new Question(
            "c",
            List.of(),
            new Task("irrelevance", Language.JAVA, List.of(), new Expectation.NoCall())),
        new Question(
            "d",
            List.of(),
            new Task("live_relevance", Language.PYTHON, List.of(), new Expectation.AnyCall())),
        new Question(
            "e",
            List.of(),
            new Task(
                "level-1-response", Language.PYTHON, List.of(), new Expectation.Said("Done."))));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void readsWhatItWrote(Question question) {
    assertThat(QuestionJson.read("here", QuestionJson.write(question))).isEqualTo(question);
  }

  @Test
  void writesMessagesAsServersTakeThem() {
    assertThat(QuestionJson.write(Examples.question("a", "simple_python")))
        .contains("\"messages\":[{\"role\":\"user\",\"content\":\"How is the weather, a?\"}]")
        .contains(
            "\"expected\":[{\"name\":\"weather.now\",\"accepted\":{\"city\":[\"Oslo\",\"\"]}}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":\"a\",\"category\":\"c\",\"language\":\"cobol\",\"messages\":[],\"tools\":[],\"expected\":\"no_call\"}",
        "{\"id\":\"a\",\"category\":\"c\",\"language\":\"java\",\"messages\":[{\"role\":\"bot\",\"content\":\"\"}],\"tools\":[],\"expected\":\"no_call\"}",
        "{\"id\":\"a\",\"category\":\"c\",\"language\":\"java\",\"messages\":[],\"tools\":[],\"expected\":\"maybe\"}"
      })
  void refusesOtherLines(String line) {
    assertThatThrownBy(() -> QuestionJson.read("questions.jsonl, line 2", line))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("questions.jsonl, line 2");
  }
}
