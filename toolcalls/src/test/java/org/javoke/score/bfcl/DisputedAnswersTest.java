package org.javoke.score.bfcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.score.Task;
import org.javoke.score.Tasks;
import org.junit.jupiter.api.Test;

class DisputedAnswersTest {

  private static final String X = "{'properties': {'x': {'type': 'string'}}, 'required': ['x']}";

  @Test
  void requiredButNothingListed() {
    Task task = Tasks.python("simple_python", Map.of("f", X), List.of(Map.entry("f", "{}")));
    assertThat(DisputedAnswers.of(task))
        .contains("f: parameter \"x\" is required, but no value of it is accepted");
  }

  @Test
  void wantedButNoParameter() {
    Task task =
        Tasks.python(
            "simple_python", Map.of("f", X), List.of(Map.entry("f", "{'x': ['a'], 'y': [1]}")));
    assertThat(DisputedAnswers.of(task))
        .contains("f: a value is wanted for \"y\", which is no parameter of the function");
  }

  @Test
  void answerableQuestionsAreNot() {
    Task task =
        Tasks.python("simple_python", Map.of("f", X), List.of(Map.entry("f", "{'x': ['a']}")));
    assertThat(DisputedAnswers.of(task)).isEmpty();
  }

  @Test
  void findsTheQuestionsThatAreKnownToAcceptNoAnswer() {
    Map<String, String> disputed = new TreeMap<>();
    for (String category :
        List.of(
            "simple_python",
            "simple_java",
            "simple_javascript",
            "multiple",
            "parallel",
            "parallel_multiple",
            "live_simple",
            "live_multiple",
            "live_parallel",
            "live_parallel_multiple")) {
      Goldens.tasks(category)
          .forEach(
              (id, task) -> DisputedAnswers.of(task).ifPresent(reason -> disputed.put(id, reason)));
    }
    assertThat(disputed)
        .containsOnlyKeys(
            "live_multiple_862-181-3",
            "live_multiple_964-207-0",
            "live_simple_106-63-0",
            "live_simple_112-68-0",
            "simple_java_36",
            "simple_java_64",
            "simple_java_65");
  }
}
