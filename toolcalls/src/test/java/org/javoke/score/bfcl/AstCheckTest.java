package org.javoke.score.bfcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.javoke.call.ToolCall;
import org.javoke.schema.Language;
import org.javoke.score.Finding;
import org.javoke.score.Mistake;
import org.javoke.score.Task;
import org.javoke.score.Tasks;
import org.junit.jupiter.api.Test;

class AstCheckTest {

  private static final String WEATHER =
      "{'properties': {'city': {'type': 'string'}, 'days': {'type': 'integer'}},"
          + " 'required': ['city']}";
  private static final Task ONE =
      Tasks.python(
          "simple_python",
          Map.of("get.weather", WEATHER),
          List.of(Map.entry("get.weather", "{'city': ['Paris'], 'days': [3, '']}")));

  private static Finding wrong(Task task, ToolCall... calls) {
    return AstCheck.of(task).check(List.of(calls), false).orElseThrow();
  }

  @Test
  void rightCallsHaveNoFinding() {
    AstCheck check = AstCheck.of(ONE);
    assertThat(check.check(List.of(Tasks.call("get.weather", "{'city': 'PARIS'}")), false))
        .isEmpty();
    assertThat(check.check(List.of(Tasks.call("get_weather", "{'city': 'paris'}")), true))
        .isEmpty();
  }

  @Test
  void wrongTypeNamesCallParameterGotAndExpected() {
    Finding finding = wrong(ONE, Tasks.call("get.weather", "{'city': 'Paris', 'days': '3'}"));
    assertThat(finding.errorType()).isEqualTo("type_error:simple");
    assertThat(finding.mistake()).isEqualTo(Mistake.WRONG_TYPE);
    assertThat(finding.explanation())
        .isEqualTo(
            "Call 1, get.weather: parameter \"days\" got \"3\", which is a string,"
                + " expected the type integer.");
  }

  @Test
  void wrongValueListsWhatIsAccepted() {
    assertThat(wrong(ONE, Tasks.call("get.weather", "{'city': 'Rome'}")).explanation())
        .isEqualTo("Call 1, get.weather: parameter \"city\" got \"Rome\", expected \"Paris\".");
    assertThat(wrong(ONE, Tasks.call("get.weather", "{'city': 'Paris', 'days': 4}")).explanation())
        .isEqualTo(
            "Call 1, get.weather: parameter \"days\" got 4, expected 3, or to leave it out.");
  }

  @Test
  void missingUnknownAndWrongFunction() {
    Finding missing = wrong(ONE, Tasks.call("get.weather", "{'days': 3}"));
    assertThat(missing.mistake()).isEqualTo(Mistake.MISSING_PARAMETER);
    assertThat(missing.explanation())
        .isEqualTo("Call 1, get.weather: parameter \"city\" is missing, expected \"Paris\".");
    Finding unknown = wrong(ONE, Tasks.call("get.weather", "{'city': 'Paris', 'unit': 'C'}"));
    assertThat(unknown.mistake()).isEqualTo(Mistake.UNKNOWN_PARAMETER);
    Finding function = wrong(ONE, Tasks.call("get_weather", "{'city': 'Paris'}"));
    assertThat(function.explanation()).isEqualTo("Call 1 calls get_weather, expected get.weather.");
  }

  @Test
  void countsOfCalls() {
    Finding none = wrong(ONE);
    assertThat(none.mistake()).isEqualTo(Mistake.DID_NOT_CALL);
    assertThat(none.errorType()).isEqualTo("simple_function_checker:wrong_count");
    ToolCall call = Tasks.call("get.weather", "{'city': 'Paris'}");
    assertThat(wrong(ONE, call, call).explanation())
        .isEqualTo("Expected 1 call (get.weather), got 2 calls (get.weather, get.weather).");
  }

  @Test
  void parallelIsGreedyAndExplainsTheClosestCall() {
    Task two =
        Tasks.python(
            "parallel",
            Map.of("f", "{'properties': {'x': {'type': 'string'}}, 'required': ['x']}"),
            List.of(Map.entry("f", "{'x': ['a', 'b']}"), Map.entry("f", "{'x': ['a']}")));
    Finding greedy = wrong(two, Tasks.call("f", "{'x': 'a'}"), Tasks.call("f", "{'x': 'b'}"));
    assertThat(greedy.errorType())
        .isEqualTo("parallel_function_checker_no_order:cannot_find_match");
    assertThat(greedy.explanation())
        .isEqualTo(
            "No call fits expected call 2, f; the closest: Call 2, f: parameter \"x\" got \"b\","
                + " expected \"a\".");
  }

  @Test
  void whereTheReferenceRaisesTheReplyIsWrong() {
    Task set =
        Tasks.task(
            "simple_java",
            Language.JAVA,
            Map.of("f", "{'properties': {'x': {'type': 'Set'}}, 'required': []}"),
            List.of(Map.entry("f", "{'x': ['a']}")));
    Finding finding = wrong(set, Tasks.call("f", "{'x': 'new HashSet<>()'}"));
    assertThat(finding.errorType()).isEqualTo(AstCheck.RAISES);
    assertThat(finding.explanation())
        .contains("parameter \"x\"")
        .contains("the Java type Set cannot be read");
  }
}
