package org.javoke.search;

import java.util.List;
import java.util.Optional;
import org.javoke.call.Answer;
import org.javoke.call.CallFormat;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.score.CallOverlap;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.Task;

/** O of iTool eq. 6: what a complete answer is worth. */
final class OutcomeReward {

  private static final String THOUGHT = "</think>";

  /**
   * A judgement.
   *
   * @param right whether it is right; false where nobody can say
   */
  record Judged(double worth, boolean right) {}

  private static final Judged NOTHING = new Judged(0, false);

  private final OutcomeRule rule;
  private final Scorer scorer;
  private final CallFormat format;

  OutcomeReward(OutcomeRule rule, Scorer scorer, CallFormat format) {
    this.rule = rule;
    this.scorer = scorer;
    this.format = format;
  }

  /** {@return why answers to the problem cannot be judged; empty where they can} */
  Optional<String> obstacle(Problem problem) {
    return switch (rule.by()) {
      case SCORER ->
          problem.task().isEmpty()
              ? Optional.of(
                  "it has no expected calls to judge answers by: leave it out, or search by"
                      + " self-evaluation alone")
              : Optional.empty();
      case WORDS ->
          problem.reference().isEmpty()
              ? Optional.of("it has no reference answer to compare words with: leave it out")
              : Optional.empty();
      case NOTHING -> Optional.empty();
    };
  }

  /** {@return the worth of an answer that goes on} Only words in common can say something of it. */
  double unfinished(Problem problem, String answer) {
    return rule.by() == OutcomeRule.By.WORDS ? judge(problem, answer, false).worth() : 0;
  }

  /**
   * {@return the worth of an answer that is over}
   *
   * @param complete whether the model ended it; one that became too long is wrong
   */
  Judged judge(Problem problem, String answer, boolean complete) {
    return switch (rule.by()) {
      case SCORER ->
          problem.task().map(task -> scored(problem, task, answer, complete)).orElse(NOTHING);
      case WORDS ->
          new Judged(
              problem.reference().map(wanted -> words(answer, wanted)).orElse(0.0),
              problem.reference().filter(answer.strip()::equals).isPresent());
      case NOTHING -> NOTHING;
    };
  }

  private Judged scored(Problem problem, Task task, String answer, boolean complete) {
    String said = afterThought(answer);
    if (complete && scorer.score(task, new Answer.Text(said)) instanceof Score.Correct) {
      boolean isNew = problem.reference().filter(wanted -> !same(wanted, said)).isPresent();
      return new Judged(rule.right() * (isNew ? rule.newAnswerFactor() : 1), true);
    }
    double share = rule.partial() && complete ? share(task, said) : 0;
    return new Judged(-rule.right() + 2 * rule.right() * share, false);
  }

  /**
   * {@return half the share of what is expected that was made, so that no wrong one is worth more}
   */
  private double share(Task task, String answer) {
    if (!(task.expectation() instanceof Expectation.Calls(List<ExpectedCall> expected))
        || !(format.parse(answer) instanceof Parsed.Calls(List<ToolCall> made, _))) {
      return 0;
    }
    CallOverlap overlap = CallOverlap.of(expected, made, false);
    boolean arguments = overlap.expectedArguments() + overlap.madeArguments() > 0;
    double names = overlap.names().f1();
    return 0.5 * (arguments ? (names + overlap.arguments().f1()) / 2 : names);
  }

  private boolean same(String wanted, String said) {
    return format.parse(wanted) instanceof Parsed.Calls(var first, _)
        && format.parse(said) instanceof Parsed.Calls(var second, _)
        && first.equals(second);
  }

  private static double words(String answer, String reference) {
    boolean closed = answer.strip().endsWith(")]");
    return Content.overlap(answer, reference)
        - 0.5
        + (closed == reference.strip().endsWith(")]") ? 0.1 : -0.1);
  }

  private static String afterThought(String answer) {
    int thought = answer.lastIndexOf(THOUGHT);
    return thought < 0 ? answer : answer.substring(thought + THOUGHT.length()).stripLeading();
  }
}
