package org.javoke.score.fair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.javoke.score.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairScorerTest {

  private static final Map<String, String> TOOLS =
      Map.of("f", "{'properties': {'x': {'type': 'string'}}, 'required': ['x']}");
  private static final Task CALL =
      Tasks.python("simple_python", TOOLS, List.of(Map.entry("f", "{'x': ['a']}")));

  private final FairScorer scorer = new FairScorer();

  private static Task other(Expectation expectation) {
    return new Task("live_relevance", Language.PYTHON, Tasks.tools(TOOLS), expectation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[f(x='a')]",
        "f(x='a')",
        "```python\n[f(x='a')]\n```",
        "Sure! [f(x='a')]",
        "Sure! Here is the call:\n\nf(x='a')\n\nTell me if you need more.",
        "<think>Maybe [f(x='b')]? No.</think>\n[f(x='a')]",
        "I use the list [1] and then: ```[f(x='a')]```",
        "<tool_call>\n{\"name\": \"f\", \"arguments\": {\"x\": \"a\"}}\n</tool_call>",
        "{\"name\": \"f\", \"parameters\": {\"x\": \"a\"}}",
        "[TOOL_CALLS] [{\"name\": \"f\", \"arguments\": {\"x\": \"a\"}}]",
        "The brackets (]) first, then [f(x=\"a\")]."
      })
  void findsCallsBehindFencesAndIntroductions(String reply) {
    assertThat(scorer.score(CALL, Tasks.text(reply))).isEqualTo(new Score.Correct());
  }

  @Test
  void severalReadingsAreAmbiguous() {
    Score score = scorer.score(CALL, Tasks.text("Either [f(x='a')] or [f(x='b')]."));
    assertThat(score)
        .isInstanceOfSatisfying(
            Score.Wrong.class,
            wrong -> {
              assertThat(wrong.mistake()).isEqualTo(Mistake.NOT_PARSEABLE);
              assertThat(wrong.explanation()).contains("several different sets of calls");
            });
  }

  @Test
  void thoughtsThatNeverEndHoldNoCall() {
    assertThat(scorer.score(CALL, Tasks.text("<think>so [f(x='a')]")))
        .isInstanceOfSatisfying(
            Score.Wrong.class,
            wrong -> assertThat(wrong.mistake()).isEqualTo(Mistake.DID_NOT_CALL));
  }

  @Test
  void irrelevanceAndRelevance() {
    Task none = other(new Expectation.NoCall());
    assertThat(scorer.score(none, Tasks.text("No tool fits."))).isEqualTo(new Score.Correct());
    assertThat(scorer.score(none, Tasks.text("[f(x='a'"))).isInstanceOf(Score.Wrong.class);
    Task some = other(new Expectation.AnyCall());
    assertThat(scorer.score(some, Tasks.text("[f(x='q')]"))).isEqualTo(new Score.Correct());
    assertThat(scorer.score(some, Tasks.text("[g(x='q')]")))
        .isInstanceOfSatisfying(
            Score.Wrong.class,
            wrong -> assertThat(wrong.mistake()).isEqualTo(Mistake.WRONG_FUNCTION));
  }
}
