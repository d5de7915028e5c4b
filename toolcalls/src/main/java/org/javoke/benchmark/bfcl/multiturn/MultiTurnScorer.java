package org.javoke.benchmark.bfcl.multiturn;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.javoke.call.Answer;
import org.javoke.score.Expectation;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.Task;
import org.javoke.score.Trace;

/**
 * Scores conversations by what their calls do, and everything else with another scorer. As the
 * reference does it, turns in which nothing is expected are not looked at; strictly, the states
 * after them must be as expected, too.
 */
public final class MultiTurnScorer implements Scorer {

  private final Scorer single;
  private final Supplier<MultiTurnChecker> checker;
  private final boolean strict;

  private MultiTurnScorer(Scorer single, Supplier<MultiTurnChecker> checker, boolean strict) {
    this.single = single;
    this.checker = checker;
    this.strict = strict;
  }

  /**
   * {@return one that scores everything but conversations as the given one, under its name}
   *
   * @param checker is asked for when the first conversation is scored
   * @param strict whether it also looks where the reference does not; if not, its verdicts are the
   *     reference's
   */
  public static Scorer around(Scorer single, Supplier<MultiTurnChecker> checker, boolean strict) {
    return new MultiTurnScorer(single, checker, strict);
  }

  @Override
  public String name() {
    return single.name();
  }

  @Override
  public Score score(Task task, Answer answer) {
    return task.expectation() instanceof Expectation.Trajectory expected
        ? score(MultiTurnEntry.of(expected), answer)
        : single.score(task, answer);
  }

  // Both modes look at the same calls: one of them is enough to tell what they did.
  @Override
  public Optional<Trace> trace(Task task, Answer answer) {
    return !strict
            && task.expectation() instanceof Expectation.Trajectory expected
            && answer instanceof Answer.Turns(List<List<Answer>> turns)
        ? Optional.of(checker.get().trace(MultiTurnEntry.of(expected), turns))
        : Optional.empty();
  }

  private Score score(MultiTurnEntry entry, Answer answer) {
    return switch (answer) {
      case Answer.Turns(List<List<Answer>> turns) ->
          score(checker.get().check(entry, Trajectory.ofAnswers(turns)));
      case Answer.Text _, Answer.Native _ -> score(Verdict.inferenceError());
    };
  }

  private Score score(Checked checked) {
    Score score = score(checked.verdict());
    return strict && score instanceof Score.Correct
        ? checked.blindSpots().stream()
            .filter(spot -> !spot.changedState().isEmpty())
            .findFirst()
            .<Score>map(MultiTurnScorer::unseen)
            .orElse(score)
        : score;
  }

  private static Score score(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid _ -> new Score.Correct();
      case Verdict.Invalid(Verdict.Kind kind, String message, OptionalInt turn) ->
          new Score.Wrong(mistake(kind), kind.errorType(), message + counted(turn));
    };
  }

  // People, and the report, count turns from 1.
  private static String counted(OptionalInt turn) {
    return turn.isPresent()
        ? " (The reference counts turns from 0; counted from 1 it is turn %d.)"
            .formatted(turn.getAsInt() + 1)
        : "";
  }

  private static Mistake mistake(Verdict.Kind kind) {
    return switch (kind) {
      case INFERENCE_ERROR -> Mistake.NOT_PARSEABLE;
      case FORCE_TERMINATED -> Mistake.DID_NOT_STOP;
      case EMPTY_TURN -> Mistake.DID_NOT_CALL;
      case STATE_MISMATCH -> Mistake.WRONG_STATE;
      case RESPONSE_MISMATCH -> Mistake.MISSING_RESULT;
    };
  }

  private static Score unseen(Checked.BlindSpot spot) {
    return new Score.Wrong(
        Mistake.WRONG_STATE,
        Verdict.Kind.STATE_MISMATCH.errorType(),
        "In turn %d nothing could be done yet, but the model made %d calls that changed %s; the reference does not look at such turns."
            .formatted(
                spot.turn() + 1, spot.calls().size(), String.join(", ", spot.changedState())));
  }
}
