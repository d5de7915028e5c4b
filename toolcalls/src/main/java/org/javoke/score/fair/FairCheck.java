package org.javoke.score.fair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.javoke.call.ToolCall;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Finding;
import org.javoke.score.Task;
import org.javoke.score.bfcl.Shape;

/**
 * Judges calls fairly. As many calls as expected must be there, and there must be some way to pair
 * each with an expected call that it fits; the order does not matter.
 *
 * <p>Prepared once for a task, it checks any number of replies, from any thread.
 */
public final class FairCheck {

  private final Shape shape;
  private final List<FairCall> expected;

  private FairCheck(Shape shape, List<FairCall> expected) {
    this.shape = shape;
    this.expected = expected;
  }

  /**
   * {@return the check for a task} It accepts no calls unless the task expects {@linkplain
   * Expectation.Calls calls}.
   */
  public static FairCheck of(Task task) {
    List<ExpectedCall> calls =
        switch (task.expectation()) {
          case Expectation.Calls(List<ExpectedCall> listed) -> listed;
          case Expectation.Trajectory _,
              Expectation.NoCall _,
              Expectation.AnyCall _,
              Expectation.Said _ ->
              List.of();
        };
    FunctionNames names = new FunctionNames(task.tools());
    List<FairCall> expected =
        calls.stream()
            .map(call -> new FairCall(task.language(), task.tools(), names, call))
            .toList();
    return new FairCheck(Shape.of(task.category()), expected);
  }

  /** {@return what is wrong with the calls, or nothing if they are right} */
  public Optional<Finding> check(List<ToolCall> calls) {
    if (calls.size() != expected.size()) {
      return Optional.of(
          new Finding.WrongCount(
              shape.wrongCount(),
              expected.stream().map(FairCall::name).toList(),
              calls.stream().map(ToolCall::name).toList()));
    }
    List<List<FairCall.Fit>> fits = new ArrayList<>();
    boolean[][] fit = new boolean[expected.size()][calls.size()];
    for (int i = 0; i < expected.size(); i++) {
      List<FairCall.Fit> row = new ArrayList<>();
      for (int j = 0; j < calls.size(); j++) {
        row.add(expected.get(i).compare(j, calls.get(j)));
        fit[i][j] = row.get(j).finding() == null;
      }
      fits.add(row);
    }
    return unmatched(fits, Matching.of(fit, calls.size()));
  }

  private Optional<Finding> unmatched(List<List<FairCall.Fit>> fits, int[] matched) {
    boolean[] taken = new boolean[matched.length];
    for (int given : matched) {
      if (given != Matching.NONE) {
        taken[given] = true;
      }
    }
    for (int i = 0; i < matched.length; i++) {
      if (matched[i] == Matching.NONE) {
        int index = i;
        return closest(fits.get(i), taken).map(closest -> explained(index, closest));
      }
    }
    return Optional.empty();
  }

  private Finding explained(int index, Finding closest) {
    return expected.size() == 1
        ? closest
        : new Finding.Unmatched(
            Shape.cannotFindMatch(), index, expected.get(index).name(), closest);
  }

  private static Optional<Finding> closest(List<FairCall.Fit> row, boolean[] taken) {
    Finding closest = null;
    int most = Integer.MIN_VALUE;
    for (int j = 0; j < row.size(); j++) {
      FairCall.Fit fit = row.get(j);
      if (!taken[j] && fit.finding() != null && fit.right() > most) {
        most = fit.right();
        closest = fit.finding();
      }
    }
    return Optional.ofNullable(closest);
  }
}
