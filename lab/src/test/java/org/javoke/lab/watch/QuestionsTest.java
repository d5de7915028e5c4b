package org.javoke.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.javoke.input.InputException;
import org.javoke.score.Expectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {

  static final String TOOL =
      "{\"type\": \"function\", \"function\": {\"name\": \"f\", \"description\": \"\", \"parameters\": {\"type\": \"object\", \"properties\": {\"x\": {\"type\": \"integer\"}}}}}";
  private static final String CALL =
      "{\"role\": \"assistant\", \"content\": null, \"tool_calls\": [{\"id\": \"1\", \"type\": \"function\", \"function\": {\"name\": \"f\", \"arguments\": \"{\\\"x\\\": 1}\"}}]}";
  private static final String RESULT =
      "{\"role\": \"tool\", \"tool_call_id\": \"1\", \"content\": \"2\"}";
  private static final String USER = "{\"role\": \"user\", \"content\": \"f of 1?\"}";
  private static final String TEXT = "{\"role\": \"assistant\", \"content\": \"It is 2.\"}";

  @TempDir Path folder;

  static String sample(String id, String messages, String more) {
    return "{\"id\": \"%s\", \"messages\": [%s], \"tools\": [%s]%s}"
        .formatted(id, messages, TOOL, more);
  }

  static String calling(String id) {
    return sample(id, USER + ", " + CALL, "");
  }

  static String answering(String id) {
    return sample(id, USER + ", " + TEXT, "");
  }

  private List<Question> read(int most, String... lines) throws IOException {
    return Questions.read(
        Files.writeString(folder.resolve("eval.jsonl"), String.join("\n", lines)), most);
  }

  @Test
  void everyTurnThatCallsIsAQuestion() throws IOException {
    String twice = String.join(", ", USER, CALL, RESULT, CALL, RESULT, TEXT);
    List<Question> questions = read(9, sample("a", twice, ""));
    assertThat(questions).extracting(Question::id).containsExactly("a", "a#2");
    assertThat(questions)
        .extracting(question -> question.prompt().messages().size())
        .containsExactly(1, 3);
    assertThat(questions)
        .allSatisfy(question ->
            assertThat(question.task().expectation()).isInstanceOf(Expectation.Calls.class));
  }

  @Test
  void aConversationWithoutCallsExpectsNone() throws IOException {
    assertThat(read(9, answering("a")))
        .singleElement()
        .satisfies(question -> {
          assertThat(question.task().expectation()).isEqualTo(new Expectation.NoCall());
          assertThat(question.prompt().messages()).hasSize(1);
        });
  }

  @Test
  void whatIsExpectedCountsWhereItIsSaid() throws IOException {
    String expected = ", \"expected\": [{\"name\": \"f\", \"arguments\": {\"x\": [1, 2]}}]";
    assertThat(read(9, sample("a", USER + ", " + TEXT, expected)))
        .singleElement()
        .satisfies(question -> {
          assertThat(question.task().expectation()).isInstanceOf(Expectation.Calls.class);
          assertThat(question.prompt().messages()).hasSize(1);
        });
  }

  @Test
  void fewerAreSpreadOverTheFile() throws IOException {
    String[] lines = IntStream.range(0, 10).mapToObj(i -> calling("s" + i)).toArray(String[]::new);
    // 10 / 4 = 2.5: places 0, 2, 5 and 7.
    assertThat(read(4, lines)).extracting(Question::id).containsExactly("s0", "s2", "s5", "s7");
  }

  @Test
  void equalIdsAreToldApart() throws IOException {
    assertThat(read(9, calling("a"), calling("a")))
        .extracting(Question::id)
        .containsExactly("a", "a~2");
  }

  @Test
  void whatIsNoSampleIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read(9, calling("a"), "{\"messages\": 3}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("eval.jsonl, line 2");
    assertThatThrownBy(
            () -> read(9, sample("a", "{\"role\": \"robot\", \"content\": \"x\"}, " + CALL, "")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("\"robot\"");
  }

  @Test
  void nothingToAskIsRefused() {
    assertThatThrownBy(() -> read(9, sample("a", USER, "")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has nothing that a model can be asked (1 samples");
    assertThatThrownBy(() -> read(9, sample("a", CALL, "")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing that a model can be asked");
    assertThatThrownBy(() -> Questions.read(folder.resolve("absent.jsonl"), 9))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("absent.jsonl");
  }
}
