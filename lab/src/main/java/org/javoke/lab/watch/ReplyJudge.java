package org.javoke.lab.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.NativeNames;
import org.javoke.call.Answer;
import org.javoke.call.CallFormat;
import org.javoke.call.NativeCall;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.score.CallAttempt;
import org.javoke.score.CallOverlap;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.javoke.score.bfcl.BfclScorer;
import org.javoke.value.Json;

/**
 * Reads the calls of replies and holds them against what is expected, see {@link ToolCallMetrics}.
 */
final class ReplyJudge {

  private final CallFormat format;
  private final BfclScorer scorer = new BfclScorer();

  /**
   * @param format in which the model writes its calls
   */
  ReplyJudge(CallFormat format) {
    this.format = format;
  }

  /**
   * What was found.
   *
   * @param arguments counted where calls are expected
   * @param explanation why BFCL's check does not take it; empty if it does
   */
  record Found(Map<String, Boolean> checks, CallOverlap arguments, String explanation) {}

  Found judge(Task task, String reply) {
    Parsed parsed = format.parse(reply);
    List<ToolCall> calls =
        parsed instanceof Parsed.Calls(List<ToolCall> made, _) ? made : List.of();
    boolean begun =
        !(parsed instanceof Parsed.Prose) || CallAttempt.startsLikeCall(reply, task.tools());
    Score score = scorer.score(NativeNames.of(task), answer(calls, reply));
    Map<String, Boolean> checks = new LinkedHashMap<>();
    CallOverlap arguments = CallOverlap.NONE;
    switch (task.expectation()) {
      case Expectation.Calls(List<ExpectedCall> expected) -> {
        called(checks, begun, calls);
        checks.put(ToolCallMetrics.RIGHT_NAME, sameNames(expected, calls));
        checks.put(ToolCallMetrics.EXACT_MATCH, ExactMatch.of(expected, calls));
        arguments = CallOverlap.of(expected, calls, begun);
      }
      case Expectation.AnyCall _ -> {
        called(checks, begun, calls);
        boolean offered = !calls.isEmpty() && calls.stream().allMatch(call -> offers(task, call));
        checks.put(ToolCallMetrics.RIGHT_NAME, offered);
        checks.put(ToolCallMetrics.EXACT_MATCH, offered);
      }
      case Expectation.NoCall _ -> checks.put(ToolCallMetrics.EXACT_MATCH, !begun);
      case Expectation.Trajectory _, Expectation.Said _ ->
          throw new IllegalArgumentException("a single reply with calls was expected");
    }
    checks.put(ToolCallMetrics.AST_ACCURACY, score instanceof Score.Correct);
    return new Found(checks, arguments, explanation(score));
  }

  private static void called(Map<String, Boolean> checks, boolean begun, List<ToolCall> calls) {
    checks.put(ToolCallMetrics.HAS_CALL, begun);
    checks.put(ToolCallMetrics.VALID_JSON, !calls.isEmpty());
  }

  // Names are compared with underscores for dots, as servers offer them.
  private static Answer answer(List<ToolCall> calls, String reply) {
    return new Answer.Native(
        calls.stream()
            .map(call -> new NativeCall(NativeNames.of(call.name()), Json.write(call.arguments())))
            .toList(),
        reply);
  }

  private static boolean sameNames(List<ExpectedCall> expected, List<ToolCall> calls) {
    return expected.stream()
        .map(ExpectedCall::name)
        .sorted()
        .toList()
        .equals(calls.stream().map(ToolCall::name).sorted().toList());
  }

  private static boolean offers(Task task, ToolCall call) {
    return task.tools().stream().anyMatch(tool -> tool.name().equals(call.name()));
  }

  private static String explanation(Score score) {
    return switch (score) {
      case Score.Correct _, Score.Graded _ -> "";
      case Score.Wrong(_, _, String explanation) -> explanation;
      case Score.Unscored(String reason) -> reason;
    };
  }
}
