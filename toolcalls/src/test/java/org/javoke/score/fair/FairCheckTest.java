package org.javoke.score.fair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.javoke.call.ToolCall;
import org.javoke.schema.Language;
import org.javoke.score.Finding;
import org.javoke.score.Mistake;
import org.javoke.score.Task;
import org.javoke.score.Tasks;
import org.javoke.score.bfcl.AstCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairCheckTest {

  private static Task one(String schema, String accepted) {
    return Tasks.python(
        "simple_python",
        Map.of("f", "{'properties': {'x': " + schema + "}, 'required': []}"),
        List.of(Map.entry("f", accepted)));
  }

  private static Optional<Finding> fair(Task task, ToolCall... calls) {
    return FairCheck.of(task).check(List.of(calls));
  }

  private static Optional<Finding> bfcl(Task task, ToolCall... calls) {
    return AstCheck.of(task).check(List.of(calls), false);
  }

  @Test
  void matchesAsWellAsPossibleInsteadOfGreedily() {
    Task task =
        Tasks.python(
            "parallel",
            Map.of("f", "{'properties': {'x': {'type': 'string'}}, 'required': ['x']}"),
            List.of(Map.entry("f", "{'x': ['a', 'b']}"), Map.entry("f", "{'x': ['a']}")));
    ToolCall[] calls = {Tasks.call("f", "{'x': 'a'}"), Tasks.call("f", "{'x': 'b'}")};
    assertThat(bfcl(task, calls)).isPresent();
    assertThat(fair(task, calls)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type': 'array', 'items': {'type': 'float'}} | [[1.0, 2.0]] | [1, 2]",
        "{'type': 'array', 'items': {'type': 'array', 'items': {'type': 'string'}}} | [[['A-b']]] | [['ab']]",
        "{'type': 'string', 'default': 'C'} | ['F', ''] | 'C'",
        "{'type': 'integer', 'default': 10} | [10] | -",
        "{'type': 'dict'} | [{'a': [[1.0]]}] | {'a': [1]}"
      })
  void acceptsWhereTheReferenceDoesNot(String schema, String accepted, String given) {
    Task task = one(schema, "{'x': " + accepted + "}");
    ToolCall call = Tasks.call("f", given.equals("-") ? "{}" : "{'x': " + given + "}");
    assertThat(fair(task, call)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type': 'integer'} | [5] | 5.0 | WRONG_TYPE",
        "{'type': 'integer'} | [1] | true | WRONG_TYPE",
        "{'type': 'string'} | ['air', ''] | ' - ' | WRONG_VALUE",
        "{'type': 'array', 'items': {'type': 'integer'}} | [[1, 2]] | [2, 1] | WRONG_VALUE",
        "{'type': 'array', 'items': {'type': 'integer'}} | [[1], ''] | [1.5] | WRONG_TYPE",
        "{'type': 'any'} | ['my_var'] | 'other' | WRONG_VALUE"
      })
  void refusesWhatIsNotTheSame(String schema, String accepted, String given, Mistake mistake) {
    Optional<Finding> finding =
        fair(one(schema, "{'x': " + accepted + "}"), Tasks.call("f", "{'x': " + given + "}"));
    assertThat(finding).map(Finding::mistake).contains(mistake);
  }

  @Test
  void defaultOfAParameterThatTheQuestionDoesNotName() {
    Task task = one("{'type': 'string', 'default': 'metric'}", "{}");
    assertThat(bfcl(task, Tasks.call("f", "{'x': 'metric'}"))).isPresent();
    assertThat(fair(task, Tasks.call("f", "{'x': 'metric'}"))).isEmpty();
    assertThat(fair(task, Tasks.call("f", "{'x': 'imperial'}")))
        .map(Finding::mistake)
        .contains(Mistake.UNKNOWN_PARAMETER);
  }

  @Test
  void requiredParametersAreRequiredWhateverTheirDefault() {
    Task task =
        Tasks.python(
            "simple_python",
            Map.of(
                "f", "{'properties': {'x': {'type': 'integer', 'default': 1}}, 'required': ['x']}"),
            List.of(Map.entry("f", "{'x': [1]}")));
    assertThat(fair(task, Tasks.call("f", "{}")))
        .map(Finding::errorType)
        .contains("simple_function_checker:missing_required");
  }

  @Test
  void dotsAndUnderscoresInNamesAreOneUnlessTwoToolsWouldBeMixedUp() {
    String none = "{'properties': {}, 'required': []}";
    Task clear =
        Tasks.python("simple_python", Map.of("a.b", none), List.of(Map.entry("a.b", "{}")));
    assertThat(fair(clear, Tasks.call("a_b", "{}"))).isEmpty();
    Task mixed =
        Tasks.python("multiple", Map.of("a.b", none, "a_b", none), List.of(Map.entry("a.b", "{}")));
    assertThat(fair(mixed, Tasks.call("a_b", "{}")))
        .map(Finding::mistake)
        .contains(Mistake.WRONG_FUNCTION);
  }

  @Test
  void javaNumbersWidenAsTheLanguageAllows() {
    Task task =
        Tasks.task(
            "simple_java",
            Language.JAVA,
            Map.of("f", "{'properties': {'x': {'type': 'long'}}, 'required': ['x']}"),
            List.of(Map.entry("f", "{'x': [5]}")));
    assertThat(bfcl(task, Tasks.call("f", "{'x': '5'}"))).isPresent();
    assertThat(fair(task, Tasks.call("f", "{'x': '5'}"))).isEmpty();
    assertThat(fair(task, Tasks.call("f", "{'x': '5L'}"))).isEmpty();
    assertThat(fair(task, Tasks.call("f", "{'x': '6'}"))).isPresent();
  }
}
