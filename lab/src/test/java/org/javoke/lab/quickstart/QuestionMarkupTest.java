package org.javoke.lab.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.javoke.benchmark.Question;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.lab.report.Markup;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.Telemetry;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class QuestionMarkupTest {

  private static final String HOSTILE = "</pre><script>alert(1)</script>";

  private static Sample sample(String reply, Score score) {
    return new Sample(
        "q-1",
        "simple",
        new Answer.Native(List.of(new NativeCall("f" + HOSTILE, HOSTILE)), reply),
        List.of(),
        Map.of("bfcl", score),
        Telemetry.NONE,
        List.of());
  }

  @Test
  void whateverModelsAndDataSayIsText() {
    Expectation right =
        new Expectation.Calls(
            List.of(new ExpectedCall(HOSTILE, Map.of("x", List.of(Value.of(1), Value.of(""))))));
    Question question =
        new Question(
            "q-1",
            "simple",
            List.of(new Message.FromUser(HOSTILE)),
            new Task(
                "simple",
                Language.PYTHON,
                List.of(new Tool(HOSTILE, HOSTILE, Value.Fields.EMPTY)),
                right));
    Markup page = new Markup();
    new QuestionMarkup("bfcl")
        .write(
            page,
            new ShownQuestions.Shown(
                question,
                sample(HOSTILE, new Score.Wrong(Mistake.WRONG_FUNCTION, "t", HOSTILE)),
                sample("done", new Score.Correct())));
    String html = page.page("t");
    assertThat(html)
        .doesNotContain("<script")
        .contains("&lt;script&gt;", "verdict wrong", "verdict correct", "x: 1 or left out");
  }
}
