package org.javoke.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.search.SearchSettings.Backup;
import org.javoke.search.SearchSettings.Budget;
import org.javoke.search.SearchSettings.Expansion;
import org.javoke.search.SearchSettings.PairRule;
import org.javoke.search.SearchSettings.Selection;
import org.javoke.search.SearchSettings.Selection.Rule;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** Problems and settings that are easy to reckon with. */
final class Problems {

  static final CallFormat FORMAT = CallFormats.named("pythonic");

  private static final Tool TOOL =
      new Tool(
          "f",
          "Does it.",
          fields(
              "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"integer\"}}, \"required\": [\"a\"]}"));

  private Problems() {}

  /** {@return a problem whose right answer is {@code [f(a=1), f(a=2)]}} */
  static Problem twoCalls(String id) {
    return problem(id, "[f(a=1), f(a=2)]", expected(1), expected(2));
  }

  /** {@return a problem whose right answer is {@code [f(a=1)]}} */
  static Problem oneCall(String id) {
    return problem(id, "[f(a=1)]", expected(1));
  }

  static Problem withoutReference(String id) {
    return new Problem(id, oneCall(id).prompt(), Optional.empty(), Optional.empty());
  }

  private static Problem problem(String id, String answer, ExpectedCall... calls) {
    Prompt prompt = new Prompt(List.of(new Message.FromUser("Do " + id + ".")), List.of(TOOL));
    Task task =
        new Task(
            calls.length == 1 ? "simple" : "parallel",
            Language.PYTHON,
            List.of(TOOL),
            new Expectation.Calls(List.of(calls)));
    return new Problem(id, prompt, Optional.of(task), Optional.of(answer));
  }

  private static ExpectedCall expected(int a) {
    return new ExpectedCall("f", Map.of("a", List.of(Value.of(a))));
  }

  private static Value.Fields fields(String json) {
    try {
      return (Value.Fields) Json.read(json);
    } catch (JsonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Outcome alone, γ = 1, plain probabilities as priors. */
  static SearchSettings outcomeOnly() {
    return new SearchSettings(
        new Selection(Rule.PUCT, 1, 0, false),
        new Expansion(8, 8, 1, OptionalDouble.empty(), 64, false),
        new OutcomeRule(OutcomeRule.By.SCORER, 1, false, 1),
        Optional.empty(),
        new Backup(1, false),
        new Budget(8, 1, false, 8, 200, 256, 8),
        new PairRule(false, 0, 1, Double.NEGATIVE_INFINITY, 100, false, false),
        0);
  }

  /** Self-evaluation by the probability of "correct", beside the outcome. */
  static SearchSettings withConfidence() {
    return outcomeOnly().withEvaluation(Presets.paper(FORMAT).settings().evaluation());
  }
}
