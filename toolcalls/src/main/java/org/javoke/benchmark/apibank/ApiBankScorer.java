package org.javoke.benchmark.apibank;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.score.Expectation;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.Task;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * Scores a call by one of two rules: as API-Bank's evaluator does, by carrying it out, or by
 * whether name and arguments are exactly those of the right call. What cannot be carried out is
 * held against the right call in both.
 */
final class ApiBankScorer implements Scorer {

  private final ApiBankChecker checker;
  private final boolean executes;

  private ApiBankScorer(ApiBankChecker checker, boolean executes) {
    this.checker = checker;
    this.executes = executes;
  }

  /** {@return both rules} */
  static List<Scorer> both(ApiBankChecker checker) {
    return List.of(new ApiBankScorer(checker, true), new ApiBankScorer(checker, false));
  }

  @Override
  public String name() {
    return executes ? "api_bank" : "exact";
  }

  @Override
  public Score score(Task task, Answer answer) {
    if (!(task.expectation() instanceof Expectation.Trajectory expected)
        || expected.calls().isEmpty()
        || expected.calls().getFirst().isEmpty()) {
      return new Score.Unscored("the question tells no right call");
    }
    String right = expected.calls().getFirst().getFirst();
    Optional<ApiCall> call = call(answer);
    if (call.isEmpty()) {
      return wrong(Reason.NO_API_CALL, "There is no [ApiName(key='value')] in the reply.");
    }
    return executes && expected.initialConfig().at("result") instanceof Value.Fields recorded
        ? executed(call.get(), recorded, expected.apis().getFirst(), right)
        : exact(call.get(), right);
  }

  private static Optional<ApiCall> call(Answer answer) {
    return switch (answer) {
      case Answer.Text(String text) -> ApiCall.find(text);
      case Answer.Native(List<NativeCall> calls, String text) ->
          calls.isEmpty() ? ApiCall.find(text) : structured(calls.getFirst());
      case Answer.Turns _ -> Optional.empty();
    };
  }

  private static Optional<ApiCall> structured(NativeCall call) {
    try {
      return Json.read(call.arguments()) instanceof Value.Fields arguments
          ? Optional.of(new ApiCall(call.name(), SampleReader.asText(arguments)))
          : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private Score executed(ApiCall call, Value.Fields recorded, String name, String right) {
    ApiBankChecker.Judged judged = checker.check(call, recorded, name);
    return switch (judged.reason()) {
      case OK -> new Score.Correct();
      case NOT_RUNNABLE -> exact(call, right);
      case NO_API_CALL,
          API_NAME_MISMATCH,
          INVALID_INPUT_PARAMETER,
          INVALID_PARAMETER_TYPE,
          MISS_INPUT_ARGUMENT,
          KEY_ERROR,
          EXCEPTION_MISMATCH,
          INPUT_MISMATCH,
          OUTPUT_MISMATCH ->
          wrong(judged.reason(), judged.message());
    };
  }

  private static Score exact(ApiCall call, String right) {
    if (ApiBankChecker.isExactly(call, right)) {
      return new Score.Correct();
    }
    boolean sameName = ApiCall.find(right).map(ApiCall::name).equals(Optional.of(call.name()));
    return wrong(
        sameName ? Reason.INPUT_MISMATCH : Reason.API_NAME_MISMATCH,
        "The right call is %s.".formatted(right.replace("API-Request: ", "")));
  }

  private static Score wrong(Reason reason, String message) {
    return new Score.Wrong(
        reason.mistake(), "api_bank:" + reason.name().toLowerCase(Locale.ROOT), message);
  }
}
