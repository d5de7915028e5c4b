package org.javoke.score.bfcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.javoke.score.Tasks;
import org.junit.jupiter.api.Test;

class BfclScorerTest {

  private static final Map<String, String> TOOLS =
      Map.of("f", "{'properties': {'x': {'type': 'string'}}, 'required': ['x']}");
  private static final Task CALL =
      Tasks.python("simple_python", TOOLS, List.of(Map.entry("f", "{'x': ['a']}")));
  private static final Task NO_CALL = other("irrelevance", new Expectation.NoCall());
  private static final Task ANY_CALL = other("live_relevance", new Expectation.AnyCall());

  private final BfclScorer scorer = new BfclScorer();

  private static Task other(String category, Expectation expectation) {
    return new Task(category, Language.PYTHON, Tasks.tools(TOOLS), expectation);
  }

  private Score.Wrong wrong(Task task, Answer answer) {
    return (Score.Wrong) scorer.score(task, answer);
  }

  @Test
  void scoresTextAndStructuredCalls() {
    assertThat(scorer.score(CALL, Tasks.text("[f(x='A')]"))).isEqualTo(new Score.Correct());
    Answer structured = new Answer.Native(List.of(new NativeCall("f", "{\"x\": \"a\"}")), "");
    assertThat(scorer.score(CALL, structured)).isEqualTo(new Score.Correct());
  }

  @Test
  void tellsProseFromABrokenCall() {
    Score.Wrong prose = wrong(CALL, Tasks.text("Which city do you mean?"));
    assertThat(prose.mistake()).isEqualTo(Mistake.DID_NOT_CALL);
    assertThat(prose.errorType()).isEqualTo("ast_decoder:decoder_failed");
    Score.Wrong broken = wrong(CALL, Tasks.text("[f(x='a]"));
    assertThat(broken.mistake()).isEqualTo(Mistake.NOT_PARSEABLE);
    assertThat(broken.errorType()).isEqualTo("ast_decoder:decoder_failed");
  }

  @Test
  void anIntroductionSpoilsTheReply() {
    assertThat(wrong(CALL, Tasks.text("Sure! [f(x='a')]")).errorType())
        .isEqualTo("ast_decoder:decoder_failed");
  }

  @Test
  void irrelevanceWantsNothingDecoded() {
    assertThat(scorer.score(NO_CALL, Tasks.text("I cannot."))).isEqualTo(new Score.Correct());
    Score.Wrong called = wrong(NO_CALL, Tasks.text("[g(y=1)]"));
    assertThat(called.mistake()).isEqualTo(Mistake.CALLED_THOUGH_IRRELEVANT);
    assertThat(called.errorType()).isEqualTo("irrelevance_error:decoder_success");
  }

  @Test
  void relevanceWantsAnyCallWhatever() {
    assertThat(scorer.score(ANY_CALL, Tasks.text("[g(y=1)]"))).isEqualTo(new Score.Correct());
    Score.Wrong silent = wrong(ANY_CALL, Tasks.text("[]"));
    assertThat(silent.mistake()).isEqualTo(Mistake.DID_NOT_CALL);
    assertThat(silent.errorType()).isEqualTo("relevance_error:decoder_failed");
  }
}
