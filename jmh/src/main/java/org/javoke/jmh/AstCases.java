package org.javoke.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.javoke.call.ToolCall;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.score.bfcl.decode.Decoded;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** The reference's recorded AST cases on real questions: what was called, and for which task. */
final class AstCases {

  private static final List<String> CATEGORIES =
      List.of(
          "simple_python",
          "simple_java",
          "simple_javascript",
          "multiple",
          "parallel",
          "parallel_multiple",
          "live_simple",
          "live_multiple",
          "live_parallel",
          "live_parallel_multiple");

  /** One case. */
  record AstCase(Task task, List<ToolCall> calls, boolean underscores) {}

  private AstCases() {}

  /** {@return the cases whose output has the form of calls; the others never reach the check} */
  static List<AstCase> read(Path shared) {
    List<AstCase> cases = new ArrayList<>();
    for (String category : CATEGORIES) {
      Map<String, Task> tasks = tasks(shared.resolve("data/bfcl/v4"), category);
      for (Value.Fields row : rows(shared.resolve("goldens/bfcl/ast/" + category + ".jsonl.gz"))) {
        if (Decoded.of(untagged(at(row, "output"))) instanceof Decoded.Calls(var calls, var _)) {
          Task task = Objects.requireNonNull(tasks.get(text(row, "id")));
          cases.add(new AstCase(task, calls, Value.TRUE.equals(row.at("underscore_to_dot"))));
        }
      }
    }
    return cases;
  }

  private static Map<String, Task> tasks(Path data, String category) {
    String file = "BFCL_v4_" + category + ".json";
    Map<String, Value> answers = new HashMap<>();
    for (Value.Fields row : rows(data.resolve("possible_answer").resolve(file))) {
      answers.put(text(row, "id"), at(row, "ground_truth"));
    }
    Map<String, Task> tasks = new HashMap<>();
    for (Value.Fields row : rows(data.resolve(file))) {
      String id = text(row, "id");
      Value expected = Objects.requireNonNull(answers.get(id));
      tasks.put(id, task(category, at(row, "function"), expected));
    }
    return tasks;
  }

  private static Task task(String category, Value functions, Value answers) {
    List<Tool> tools = new ArrayList<>();
    for (Value function : items(functions)) {
      Value.Fields fields = (Value.Fields) function;
      tools.add(new Tool(text(fields, "name"), "", (Value.Fields) at(fields, "parameters")));
    }
    List<ExpectedCall> calls = new ArrayList<>();
    for (Value answer : items(answers)) {
      ((Value.Fields) answer).values().forEach((name, values) -> calls.add(call(name, values)));
    }
    String name = category.toUpperCase(Locale.ROOT);
    Language language =
        switch (name) {
          case "SIMPLE_JAVA" -> Language.JAVA;
          case "SIMPLE_JAVASCRIPT" -> Language.JAVASCRIPT;
          default -> Language.PYTHON;
        };
    return new Task(category, language, tools, new Expectation.Calls(calls));
  }

  private static ExpectedCall call(String name, Value parameters) {
    Map<String, List<Value>> accepted = new LinkedHashMap<>();
    ((Value.Fields) parameters).values().forEach((key, values) -> accepted.put(key, items(values)));
    return new ExpectedCall(name, accepted);
  }

  private static Value untagged(Value value) {
    return switch (value) {
      case Value.Items(List<Value> items) ->
          new Value.Items(items.stream().map(AstCases::untagged).toList());
      case Value.Fields fields when fields.at("$tuple") != null ->
          new Value.Tuple(items(untagged(at(fields, "$tuple"))));
      case Value.Fields(Map<String, Value> fields) -> {
        Map<String, Value> untagged = new LinkedHashMap<>();
        fields.forEach((key, field) -> untagged.put(key, untagged(field)));
        yield new Value.Fields(untagged);
      }
      case Value.Null _,
          Value.Bool _,
          Value.Int _,
          Value.Real _,
          Value.Text _,
          Value.Tuple _,
          Value.Table _,
          Value.Opaque _ ->
          value;
    };
  }

  private static Value at(Value.Fields row, String key) {
    return Objects.requireNonNull(row.at(key), key);
  }

  private static String text(Value.Fields row, String key) {
    return ((Value.Text) at(row, key)).value();
  }

  private static List<Value> items(Value value) {
    return ((Value.Items) value).values();
  }

  private static List<Value.Fields> rows(Path file) {
    List<Value.Fields> rows = new ArrayList<>();
    try (BufferedReader reader = reader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add((Value.Fields) Json.read(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonException e) {
      throw new IllegalStateException("no JSON Lines: " + file, e);
    }
    return rows;
  }

  private static BufferedReader reader(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.newBufferedReader(file);
    }
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
