package org.javoke.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.javoke.benchmark.Question;
import org.javoke.call.Answer;
import org.javoke.call.ToolCall;
import org.javoke.lab.run.Examples;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.ScaffoldEffect;
import org.javoke.lab.run.Status;
import org.javoke.policy.Change;
import org.javoke.policy.Outcome;
import org.javoke.score.Score;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final Question QUESTION = Examples.question("q", "live_simple");

  @Test
  void givesEachScorersVerdict() {
    Sample sample = judge(Fakes.reply("RIGHT"));

    assertThat(sample.category()).isEqualTo("live_simple");
    assertThat(sample.calls()).extracting(ToolCall::name).containsExactly("RIGHT");
    assertThat(sample.scores().get("bfcl")).isInstanceOf(Score.Wrong.class);
    assertThat(sample.scores().get("fair")).isInstanceOf(Score.Correct.class);
    assertThat(sample.scored()).isTrue();
  }

  @Test
  void neverScoresAFailure() {
    Sample sample = judge(new Outcome.Failed("timed out", 4));

    assertThat(sample.reply()).isNull();
    assertThat(sample.reason()).contains("timed out");
    assertThat(sample.scored()).isFalse();
    assertThat(sample.telemetry().attempts()).isEqualTo(4);
    assertThat(sample.scores().values()).containsOnly(new Score.Unscored("timed out")).hasSize(2);
  }

  @Test
  void tellsWhatEachScaffoldWasWorth() {
    Change repair = new Change("repair", "closed it", new Answer.Text("wrong"));
    Change vote = new Change("best-of=3", "2 of 3", new Answer.Text("RIGHT"));

    assertThat(judge(Fakes.reply("right", repair, vote)).effects())
        .containsExactly(
            new ScaffoldEffect(
                repair,
                Map.of("bfcl", Status.WRONG, "fair", Status.WRONG),
                Map.of("bfcl", Status.WRONG, "fair", Status.CORRECT)),
            new ScaffoldEffect(
                vote,
                Map.of("bfcl", Status.WRONG, "fair", Status.CORRECT),
                Map.of("bfcl", Status.CORRECT, "fair", Status.CORRECT)));
  }

  private static Sample judge(Outcome outcome) {
    return Fakes.judge().judge(QUESTION, QUESTION.task(), outcome);
  }
}
