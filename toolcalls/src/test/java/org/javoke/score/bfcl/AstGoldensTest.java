package org.javoke.score.bfcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.javoke.call.ToolCall;
import org.javoke.score.Finding;
import org.javoke.score.Score;
import org.javoke.score.Task;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference's verdict and error type on every one of its recorded cases. */
class AstGoldensTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simple_python",
        "simple_java",
        "simple_javascript",
        "multiple",
        "parallel",
        "parallel_multiple",
        "live_simple",
        "live_multiple",
        "live_parallel",
        "live_parallel_multiple"
      })
  void agreesOnRealQuestions(String category) {
    List<Value.Fields> rows = Goldens.rows("ast/" + category + ".jsonl.gz");
    Map<String, Task> tasks = Goldens.tasks(category);
    List<String> differences = new ArrayList<>();
    for (Value.Fields row : rows) {
      Task asked = Objects.requireNonNull(tasks.get(Goldens.text(row, "id")));
      differences.addAll(difference(row, asked));
    }
    assertThat(rows).hasSizeGreaterThan(200);
    assertThat(differences).isEmpty();
  }

  @Test
  void agreesOnMadeUpFunctions() {
    List<Value.Fields> rows = Goldens.rows("ast/synthetic.jsonl.gz");
    List<String> differences = new ArrayList<>();
    for (Value.Fields row : rows) {
      differences.addAll(difference(row, Goldens.inlineTask(row)));
    }
    assertThat(rows).hasSizeGreaterThan(2000);
    assertThat(differences).isEmpty();
  }

  private static List<String> difference(Value.Fields row, Task asked) {
    Task task =
        new Task(
            Goldens.text(row, "category"),
            Goldens.language(row),
            asked.tools(),
            asked.expectation());
    boolean underscores = Value.TRUE.equals(row.at("underscore_to_dot"));
    String got = verdict(task, Goldens.untagged(Goldens.at(row, "output")), underscores);
    String expected = expected(row);
    return got.equals(expected)
        ? List.of()
        : List.of(Goldens.text(row, "case") + ": expected " + expected + ", got " + got);
  }

  private static String expected(Value.Fields row) {
    if (row.at("exception") != null) {
      return AstCheck.RAISES;
    }
    return row.at("error_type") instanceof Value.Text(String type) ? type : "valid";
  }

  private static String verdict(Task task, Value output, boolean underscores) {
    Optional<List<ToolCall>> calls = CallList.of(output);
    if (calls.isEmpty()) {
      return CallList.WRONG_FORMAT;
    }
    Optional<Finding> finding = AstCheck.of(task).check(calls.get(), underscores);
    finding.ifPresent(found -> assertReadable(found.asScore()));
    return finding.map(Finding::errorType).orElse("valid");
  }

  private static void assertReadable(Score.Wrong wrong) {
    assertThat(wrong.explanation()).hasSizeBetween(20, 1200).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({"java_type_converter", "javascript_type_converter", "standardize_string"})
  void convertsAlike(String function) {
    List<String> differences = new ArrayList<>();
    int rows = 0;
    for (Value.Fields row : Goldens.rows("ast/converters.jsonl.gz")) {
      if (Goldens.text(row, "fn").equals(function)) {
        rows++;
        String got = convert(row);
        String expected = row.at("exception") == null ? result(row) : "exception";
        if (!got.equals(expected)) {
          differences.add(Json.write(row) + " got " + got);
        }
      }
    }
    assertThat(rows).isPositive();
    assertThat(differences).isEmpty();
  }

  private static String result(Value.Fields row) {
    return Goldens.untagged(Goldens.at(row, "result")).toString();
  }

  private static String convert(Value.Fields row) {
    String text = Goldens.text(row, "value");
    try {
      return switch (Goldens.text(row, "fn")) {
        case "java_type_converter" ->
            JavaText.read(text, Goldens.text(row, "type"), itemType(row)).toString();
        case "javascript_type_converter" ->
            JavaScriptText.read(text, Goldens.text(row, "type"), itemType(row)).toString();
        default -> new Value.Text(StandardForm.of(text)).toString();
      };
    } catch (ReferenceFailure _) {
      return "exception";
    }
  }

  private static @Nullable String itemType(Value.Fields row) {
    return row.at("nested_type") instanceof Value.Text(String type) ? type : null;
  }
}
