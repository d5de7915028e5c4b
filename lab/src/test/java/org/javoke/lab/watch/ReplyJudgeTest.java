package org.javoke.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.javoke.benchmark.custom.ExactCalls;
import org.javoke.call.CallFormats;
import org.javoke.call.ToolCall;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.Task;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class ReplyJudgeTest {

  private static final Tool WEATHER =
      new Tool(
          "weather.look_up",
          "",
          fields(
              "{\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}, \"days\": {\"type\": \"integer\"}, \"options\": {\"type\": \"object\"}}, \"required\": [\"city\"]}"));

  private final ReplyJudge judge = new ReplyJudge(CallFormats.named("hermes"));

  private static Value.Fields fields(String json) {
    try {
      return (Value.Fields) Json.read(json);
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  private static Task expecting(String... arguments) {
    List<ToolCall> calls =
        List.of(arguments).stream()
            .map(json -> new ToolCall(WEATHER.name(), fields(json)))
            .toList();
    return ExactCalls.task(List.of(WEATHER), ExactCalls.expecting(calls, List.of(WEATHER)));
  }

  private static String call(String name, String arguments) {
    return "<tool_call>\n{\"name\": \"%s\", \"arguments\": %s}\n</tool_call>"
        .formatted(name, arguments);
  }

  private Map<String, Boolean> checks(Task task, String reply) {
    return judge.judge(task, reply).checks();
  }

  private static Map<String, Boolean> all(
      boolean call, boolean name, boolean valid, boolean exact, boolean ast) {
    return Map.of(
        "has_call",
        call,
        "right_name",
        name,
        "valid_json",
        valid,
        "exact_match",
        exact,
        "ast_accuracy",
        ast);
  }

  @Test
  void theTargetItselfIsRightInAll() {
    Task task = expecting("{\"city\": \"Bern\", \"days\": 2, \"options\": {\"unit\": \"C\"}}");
    String reply =
        call(WEATHER.name(), "{\"options\": {\"unit\": \"C\"}, \"days\": 2, \"city\": \"Bern\"}");
    assertThat(checks(task, reply)).isEqualTo(all(true, true, true, true, true));
    assertThat(judge.judge(task, reply).explanation()).isEmpty();
  }

  @Test
  void eachCheckFailsByItself() {
    Task task = expecting("{\"city\": \"Bern\", \"days\": 2}");
    // BFCL overlooks case, an exact match does not.
    assertThat(checks(task, call(WEATHER.name(), "{\"city\": \"bern\", \"days\": 2}")))
        .isEqualTo(all(true, true, true, false, true));
    assertThat(checks(task, call(WEATHER.name(), "{\"city\": \"Basel\", \"days\": 2}")))
        .isEqualTo(all(true, true, true, false, false));
    assertThat(checks(task, call("other", "{\"city\": \"Bern\", \"days\": 2}")))
        .isEqualTo(all(true, false, true, false, false));
    assertThat(checks(task, "<tool_call>\n{\"name\": \"weather.look_up\", \"argum"))
        .isEqualTo(all(true, false, false, false, false));
    assertThat(checks(task, "It is warm in Bern."))
        .isEqualTo(all(false, false, false, false, false));
    assertThat(checks(task, "")).isEqualTo(all(false, false, false, false, false));
  }

  @Test
  void whereNoCallIsExpectedOnlyTwoAreDefined() {
    Task task = expecting();
    assertThat(checks(task, "I cannot say."))
        .isEqualTo(Map.of("exact_match", true, "ast_accuracy", true));
    assertThat(checks(task, call(WEATHER.name(), "{\"city\": \"Bern\"}")))
        .isEqualTo(Map.of("exact_match", false, "ast_accuracy", false));
    // A call that is begun and cannot be read: BFCL sees none.
    assertThat(checks(task, "<tool_call>{\"name\": "))
        .isEqualTo(Map.of("exact_match", false, "ast_accuracy", true));
  }

  @Test
  void anyCallOfAnOfferedToolWillDo() {
    Task task = ExactCalls.task(List.of(WEATHER), new Expectation.AnyCall());
    assertThat(checks(task, call(WEATHER.name(), "{}")))
        .isEqualTo(all(true, true, true, true, true));
    assertThat(checks(task, "no")).isEqualTo(all(false, false, false, false, false));
  }

  @Test
  void parallelCallsMatchInAnyOrder() {
    Task task = expecting("{\"city\": \"Bern\"}", "{\"city\": \"Basel\"}");
    String bern = call(WEATHER.name(), "{\"city\": \"Bern\"}");
    String basel = call(WEATHER.name(), "{\"city\": \"Basel\"}");
    assertThat(checks(task, basel + "\n" + bern)).isEqualTo(all(true, true, true, true, true));
    assertThat(checks(task, bern + "\n" + bern)).isEqualTo(all(true, true, true, false, false));
    assertThat(checks(task, bern)).isEqualTo(all(true, false, true, false, false));
  }

  @Test
  void metricsAreOverTheQuestionsThatTheyAreDefinedFor() {
    ToolCallMetrics metrics = new ToolCallMetrics();
    Task call = expecting("{\"city\": \"Bern\", \"days\": 2}");
    add(metrics, call, call(WEATHER.name(), "{\"city\": \"Bern\", \"days\": 3, \"x\": 1}"));
    add(metrics, call, "No.");
    add(metrics, expecting(), "No.");
    metrics.addUnscored();
    assertThat(metrics.values())
        .containsEntry("eval_has_call", 0.5)
        .containsEntry("eval_right_name", 0.5)
        .containsEntry("eval_valid_json", 0.5)
        // 4 arguments are expected in two questions, 3 given in one; city alone is right.
        .containsEntry("eval_argument_recall", 0.25)
        .hasEntrySatisfying(
            "eval_argument_precision", value -> assertThat(value).isCloseTo(1 / 3.0, within(1e-12)))
        // The third question is right: 1 of 3.
        .hasEntrySatisfying(
            "eval_ast_accuracy", value -> assertThat(value).isCloseTo(1 / 3.0, within(1e-12)))
        .containsEntry("eval_samples", 4.0)
        .containsEntry("eval_unscored", 1.0);
  }

  @Test
  void aCallMadeTwiceFindsNoMoreThanAll() {
    ToolCallMetrics metrics = new ToolCallMetrics();
    String call = call(WEATHER.name(), "{\"city\": \"Bern\"}");
    add(metrics, expecting("{\"city\": \"Bern\"}"), call + "\n" + call);
    assertThat(metrics.values()).containsEntry("eval_argument_recall", 1.0);
  }

  @Test
  void whatNothingWasAskedForIsLeftOut() {
    ToolCallMetrics metrics = new ToolCallMetrics();
    add(metrics, expecting(), "No.");
    assertThat(metrics.values())
        .containsOnlyKeys("eval_exact_match", "eval_ast_accuracy", "eval_samples");
  }

  private void add(ToolCallMetrics metrics, Task task, String reply) {
    ReplyJudge.Found found = judge.judge(task, reply);
    metrics.add(found.checks(), found.arguments());
  }
}
