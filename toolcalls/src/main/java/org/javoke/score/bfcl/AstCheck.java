package org.javoke.score.bfcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.javoke.call.ToolCall;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Finding;
import org.javoke.score.Mistake;
import org.javoke.score.Place;
import org.javoke.score.Task;
import org.jspecify.annotations.Nullable;

/**
 * Judges decoded calls as the reference's AST checker does ({@code
 * bfcl_eval/eval_checker/ast_eval/ast_checker.py} of bfcl-eval 2026.3.23): the first failure wins,
 * and parallel calls are matched greedily in the order of the expected ones.
 *
 * <p>Prepared once for a task, it checks any number of replies, from any thread. Where the
 * reference raises an exception, the reply is wrong with the error type {@value #RAISES}.
 */
public final class AstCheck {

  /** Our error type where the reference has none, because it ends with an exception. */
  public static final String RAISES = "ast_checker:reference_raises";

  private final Shape shape;
  private final List<PreparedCall> expected;

  private AstCheck(Shape shape, List<PreparedCall> expected) {
    this.shape = shape;
    this.expected = expected;
  }

  /**
   * {@return the check for a task} It accepts no calls unless the task expects {@linkplain
   * Expectation.Calls calls}.
   */
  public static AstCheck of(Task task) {
    return new AstCheck(Shape.of(task.category()), prepare(task));
  }

  /** {@return the expected calls of a task, each with the description that the reference uses} */
  static List<PreparedCall> prepare(Task task) {
    List<ExpectedCall> calls =
        switch (task.expectation()) {
          case Expectation.Calls(List<ExpectedCall> listed) -> listed;
          case Expectation.Trajectory _,
              Expectation.NoCall _,
              Expectation.AnyCall _,
              Expectation.Said _ ->
              List.of();
        };
    Shape shape = Shape.of(task.category());
    List<PreparedCall> expected = new ArrayList<>(calls.size());
    for (ExpectedCall call : calls) {
      // With one call to make, the reference looks at the first tool, whatever its name.
      Tool tool =
          shape == Shape.SIMPLE
              ? task.tools().stream().findFirst().orElse(null)
              : named(task.tools(), call.name());
      expected.add(PreparedCall.of(task.language(), tool, call));
    }
    return List.copyOf(expected);
  }

  private static @Nullable Tool named(List<Tool> tools, String name) {
    return tools.stream().filter(tool -> tool.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * {@return what is wrong with the calls, or nothing if they are right}
   *
   * @param underscores whether function names are expected with underscores in place of dots, as
   *     servers demand that do not allow dots
   */
  public Optional<Finding> check(List<ToolCall> calls, boolean underscores) {
    int wanted = shape == Shape.SIMPLE ? 1 : expected.size();
    if (calls.size() != wanted) {
      return Optional.of(wrongCount(calls));
    }
    if (shape == Shape.PARALLEL) {
      return Optional.ofNullable(checkParallel(calls, underscores));
    }
    if (expected.isEmpty()) {
      return Optional.of(nothingExpected());
    }
    return Optional.ofNullable(expected.getFirst().check(0, calls.getFirst(), underscores));
  }

  private @Nullable Finding checkParallel(List<ToolCall> calls, boolean underscores) {
    boolean[] taken = new boolean[calls.size()];
    for (int i = 0; i < expected.size(); i++) {
      Finding closest = null;
      boolean found = false;
      for (int j = 0; j < calls.size() && !found; j++) {
        if (taken[j]) {
          continue;
        }
        Finding finding = expected.get(i).check(j, calls.get(j), underscores);
        if (finding instanceof Finding.Unjudgeable) {
          return finding;
        }
        found = finding == null;
        taken[j] = found;
        closest = closer(closest, finding);
      }
      if (!found && closest != null) {
        String name = expected.get(i).name();
        return new Finding.Unmatched(Shape.cannotFindMatch(), i, name, closest);
      }
    }
    return null;
  }

  private static @Nullable Finding closer(@Nullable Finding left, @Nullable Finding right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return right.closeness() > left.closeness() ? right : left;
  }

  private Finding wrongCount(List<ToolCall> calls) {
    return new Finding.WrongCount(
        shape.wrongCount(),
        expected.stream().map(PreparedCall::name).toList(),
        calls.stream().map(ToolCall::name).toList());
  }

  private static Finding nothingExpected() {
    return new Finding.Unjudgeable(
        RAISES,
        Mistake.EXTRA_CALL,
        new Place(0, "none"),
        null,
        "the question lists no expected call");
  }
}
