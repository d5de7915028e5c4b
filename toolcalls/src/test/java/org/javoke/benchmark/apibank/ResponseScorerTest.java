package org.javoke.benchmark.apibank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.junit.jupiter.api.Test;

class ResponseScorerTest {

  private final ResponseScorer scorer = new ResponseScorer();

  @Test
  void gradesOfDialoguesHaveFourDecimals() {
    // 2 of 3 words said are common, 2 of 2 wanted: 2 * 2/3 * 1 / (5/3) = 0.8
    assertThat(dialogue("all done", "AI: all done")).isEqualTo(new Score.Graded(0.8));
    // 2 of 2 said, 2 of 6 wanted: 2 * 1 * 1/3 / (4/3) = 0.5
    assertThat(dialogue("a b c d e f", "a b")).isEqualTo(new Score.Graded(0.5));
    // 1 of 1 said, 1 of 2 wanted: 2 * 1 * 1/2 / (3/2) = 0.66666...
    assertThat(dialogue("a b", "a")).isEqualTo(new Score.Graded(0.6667));
  }

  @Test
  void plansAreGradedWithoutTheSpeakersNamesAndNotRounded() {
    assertThat(plan("all done", "User: AI: all done\n")).isCloseTo(1, within(1e-7));
    assertThat(plan("a b", "a")).isCloseTo(2.0 / 3, within(1e-7)).isNotEqualTo(0.6667);
  }

  @Test
  void whatSaysNothingGetsTheLowestGrade() {
    for (String nothing : List.of("", "   ", "...", "[GetUserToken()]")) {
      assertThat(dialogue("all done", nothing)).isEqualTo(new Score.Graded(0));
    }
    Answer call = new Answer.Native(List.of(new NativeCall("f", "{}")), "");
    assertThat(scorer.score(task("level-1-response", "all done"), call))
        .isEqualTo(new Score.Graded(0));
  }

  @Test
  void aCallIsNoneOfItsBusiness() {
    Task task = new Task("level-1", Language.PYTHON, List.of(), new Expectation.AnyCall());

    assertThat(scorer.judges(task)).isFalse();
    assertThat(scorer.score(task, new Answer.Text("a"))).isInstanceOf(Score.Unscored.class);
  }

  @Test
  void aGradeLiesBetweenZeroAndOne() {
    for (double grade : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new Score.Graded(grade))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("from 0 to 1 was expected");
    }
  }

  private Score dialogue(String wanted, String said) {
    return scorer.score(task("level-2-response", wanted), new Answer.Text(said));
  }

  private double plan(String wanted, String said) {
    Score score = scorer.score(task("level-3-response", wanted), new Answer.Text(said));
    return ((Score.Graded) score).grade();
  }

  private static Task task(String category, String wanted) {
    return new Task(category, Language.PYTHON, List.of(), new Expectation.Said(wanted));
  }
}
