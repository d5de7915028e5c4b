package org.javoke.benchmark.apibank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.javoke.call.Answer;
import org.javoke.score.Expectation;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.Task;

/**
 * Grades a response by its ROUGE-L, as API-Bank's evaluators do: in dialogues the reply as it is,
 * each grade rounded to four decimals; at the end of plans without the speakers' names, and not
 * rounded.
 */
final class ResponseScorer implements Scorer {

  private static final int DECIMALS = 4;

  @Override
  public String name() {
    return "rouge_l";
  }

  @Override
  public boolean judges(Task task) {
    return task.expectation() instanceof Expectation.Said;
  }

  @Override
  public Score score(Task task, Answer answer) {
    if (!(task.expectation() instanceof Expectation.Said(String wanted))) {
      return new Score.Unscored("the question does not ask for words");
    }
    return new Score.Graded(
        task.category().equals(Part.LEVEL_3_RESPONSE.category())
            ? RougeL.f1(wanted, text(answer).replace("User:", "").replace("AI:", "").strip())
            : rounded(RougeL.f1(wanted, text(answer))));
  }

  // Python's round(): half to even, of the exact value of the double.
  private static double rounded(double grade) {
    return new BigDecimal(grade).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.Text(String text) -> text;
      case Answer.Native(_, String text) -> text;
      case Answer.Turns _ -> "";
    };
  }
}
