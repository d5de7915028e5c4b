package org.javoke.benchmark.bfcl.multiturn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.api.LongContext;
import org.javoke.benchmark.bfcl.multiturn.api.Shared;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.call.Answer;
import org.javoke.input.InputException;
import org.javoke.score.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Holds a model's calls against the expected ones as the reference does (bfcl-eval 2026.3.23):
 * after each turn the APIs' states must be the same, and all results of the expected calls must be
 * among those that the model has got so far. Safe for use by several threads.
 */
public final class MultiTurnChecker {

  private final @Nullable LongContext longContext;
  private final LocalDate today;
  private final String model;

  /**
   * @param longContext what the APIs add in long-context questions; null where none are checked
   * @param today the date by which travellers come of age
   * @param model the model's name, which the names of API instances show
   */
  public MultiTurnChecker(@Nullable LongContext longContext, LocalDate today, String model) {
    this.longContext = longContext;
    this.today = today;
    this.model = model;
  }

  /**
   * {@return the verdict on replies in prompting mode}
   *
   * @param replies turns, and the reply of each step
   */
  public Checked checkReplies(MultiTurnEntry entry, List<List<String>> replies) {
    return check(entry, Trajectory.ofReplies(replies));
  }

  /**
   * {@return the verdict on calls}
   *
   * @throws org.javoke.input.InputException if the question itself cannot be used
   */
  public Checked check(MultiTurnEntry entry, Trajectory trajectory) {
    int expected = entry.expected().size();
    if (trajectory.turns().size() != expected) {
      return new Checked(Verdict.forceTerminated(trajectory.turns().size(), expected), List.of());
    }
    return new Check(entry, trajectory).run();
  }

  /**
   * {@return the question's APIs before the first turn, for a model to call}
   *
   * @throws org.javoke.input.InputException if the question itself cannot be used
   */
  public ApiSession begin(MultiTurnEntry entry) {
    return ApiSession.start(entry, model, shared(entry), today);
  }

  /**
   * {@return what the replies' calls do, and where the states after each turn differ from those
   * that the expected calls lead to}
   */
  Trace trace(MultiTurnEntry entry, List<List<Answer>> replies) {
    Shared shared = shared(entry);
    return new Tracing(
            ApiSession.start(entry, model + "_eval", shared, today),
            ApiSession.start(entry, model + "_ground_truth_eval", shared, today))
        .of(entry.expected(), replies);
  }

  private Shared shared(MultiTurnEntry entry) {
    if (entry.isLongContext() && longContext == null) {
      throw new InputException(
          "%s is a long-context question, and there is no long-context data: name its file"
              .formatted(entry.id()));
    }
    return new Shared(entry.isLongContext() ? longContext : null);
  }

  /** The check of one trajectory. */
  private final class Check {

    private final MultiTurnEntry entry;
    private final Trajectory trajectory;
    private final ApiSession actual;
    private final ApiSession wanted;
    private final Map<String, Integer> results = new HashMap<>(); // so far, with how often
    private final List<Checked.BlindSpot> blindSpots = new ArrayList<>();
    private List<String> different = List.of(); // the classes whose states were, when last compared

    Check(MultiTurnEntry entry, Trajectory trajectory) {
      this.entry = entry;
      this.trajectory = trajectory;
      Shared shared = shared(entry);
      ReadCalls calls = new ReadCalls();
      actual = ApiSession.start(entry, model + "_eval", shared, today, calls);
      wanted = ApiSession.start(entry, model + "_ground_truth_eval", shared, today, calls);
    }

    Checked run() {
      for (int turn = 0; turn < entry.expected().size(); turn++) {
        @Nullable Verdict verdict = turn(turn);
        if (verdict != null) {
          return new Checked(verdict, blindSpots);
        }
      }
      return new Checked(new Verdict.Valid(), blindSpots);
    }

    private @Nullable Verdict turn(int turn) {
      for (List<String> step : trajectory.turns().get(turn)) {
        for (String result : actual.run(step)) {
          results.merge(result, 1, Integer::sum);
        }
      }
      List<String> expectedCalls = entry.expected().get(turn);
      List<String> expectedResults = wanted.run(expectedCalls);
      if (expectedCalls.isEmpty()) {
        noteBlindSpot(turn);
        return null;
      }
      if (trajectory.isEmpty(turn)) {
        return Verdict.emptyTurn(turn);
      }
      compareStates();
      if (!different.isEmpty()) {
        return Verdict.stateMismatch(different.getFirst());
      }
      return contains(expectedResults) ? null : Verdict.responseMismatch(turn);
    }

    private void noteBlindSpot(int turn) {
      List<String> calls = trajectory.turns().get(turn).stream().flatMap(List::stream).toList();
      if (!calls.isEmpty()) {
        compareStates();
        blindSpots.add(new Checked.BlindSpot(turn, calls, different));
      }
    }

    // States that were equal still are, where nothing was called.
    private void compareStates() {
      List<String> found = new ArrayList<>();
      for (String name : wanted.classNames()) {
        boolean touched = actual.takeTouched(name);
        boolean touchedAsWell = wanted.takeTouched(name);
        if ((touched || touchedAsWell || different.contains(name))
            && !Equality.equal(wanted.state(name), actual.state(name))) {
          found.add(name);
        }
      }
      different = found;
    }

    // Each result counts once: two equal ones must have been got twice.
    private boolean contains(List<String> expected) {
      Map<String, Integer> needed = new HashMap<>();
      expected.forEach(result -> needed.merge(result, 1, Integer::sum));
      return needed.entrySet().stream()
          .allMatch(result -> results.getOrDefault(result.getKey(), 0) >= result.getValue());
    }
  }
}
