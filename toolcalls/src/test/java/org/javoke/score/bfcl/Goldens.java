package org.javoke.score.bfcl;

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
import org.javoke.input.SharedFiles;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Reads the reference's verdicts and BFCL's questions from the shared folder, if it is there. */
public final class Goldens {

  private Goldens() {}

  /** {@return the rows of a golden file; where it is absent the test is skipped} */
  public static List<Value.Fields> rows(String file) {
    return read(SharedFiles.at("goldens/bfcl/" + file));
  }

  /** {@return BFCL's questions of a category by id, with their answers} */
  public static Map<String, Task> tasks(String category) {
    String data = "data/bfcl/v4/";
    String file = "BFCL_v4_" + category + ".json";
    Map<String, Value> answers = new HashMap<>();
    for (Value.Fields row : read(SharedFiles.at(data + "possible_answer/" + file))) {
      answers.put(text(row, "id"), at(row, "ground_truth"));
    }
    Map<String, Task> tasks = new LinkedHashMap<>();
    for (Value.Fields row : read(SharedFiles.at(data + file))) {
      String id = text(row, "id");
      tasks.put(id, task(category, row.at("function"), answers.get(id)));
    }
    return tasks;
  }

  /** {@return the task of a row that holds its functions and answers itself} */
  public static Task inlineTask(Value.Fields row) {
    return task(text(row, "category"), row.at("functions"), row.at("possible_answer"));
  }

  private static Task task(String category, @Nullable Value functions, @Nullable Value answers) {
    List<Tool> tools = new ArrayList<>();
    for (Value function : items(functions)) {
      Value.Fields fields = (Value.Fields) function;
      tools.add(
          new Tool(
              text(fields, "name"),
              text(fields, "description"),
              (Value.Fields) at(fields, "parameters")));
    }
    List<ExpectedCall> calls = new ArrayList<>();
    for (Value answer : items(answers)) {
      Map.Entry<String, Value> entry =
          ((Value.Fields) answer).values().entrySet().iterator().next();
      Map<String, List<Value>> accepted = new LinkedHashMap<>();
      ((Value.Fields) entry.getValue())
          .values()
          .forEach((name, values) -> accepted.put(name, items(values)));
      calls.add(new ExpectedCall(entry.getKey(), accepted));
    }
    return new Task(category, language(category), tools, new Expectation.Calls(calls));
  }

  private static Language language(String category) {
    if (category.contains("javascript")) {
      return Language.JAVASCRIPT;
    }
    return category.contains("java") ? Language.JAVA : Language.PYTHON;
  }

  /** {@return the row's language, which in made-up rows the category may not name} */
  public static Language language(Value.Fields row) {
    return Language.valueOf(text(row, "language").toUpperCase(Locale.ROOT));
  }

  public static String text(Value.Fields row, String key) {
    return ((Value.Text) at(row, key)).value();
  }

  /** {@return what the row holds under the key, which must be there} */
  public static Value at(Value.Fields row, String key) {
    return Objects.requireNonNull(row.at(key), key);
  }

  public static List<Value> items(@Nullable Value value) {
    return ((Value.Items) Objects.requireNonNull(value)).values();
  }

  /** {@return the value with the tagged Python values of the goldens in it resolved} */
  public static Value untagged(Value value) {
    return switch (value) {
      case Value.Items(List<Value> items) ->
          new Value.Items(items.stream().map(Goldens::untagged).toList());
      case Value.Fields(Map<String, Value> fields) when fields.size() == 1 -> tag(fields);
      case Value.Fields(Map<String, Value> fields) -> untagged(fields);
      default -> value;
    };
  }

  private static Value untagged(Map<String, Value> fields) {
    Map<String, Value> untagged = new LinkedHashMap<>();
    fields.forEach((key, field) -> untagged.put(key, untagged(field)));
    return new Value.Fields(untagged);
  }

  private static Value tag(Map<String, Value> fields) {
    Map.Entry<String, Value> tag = fields.entrySet().iterator().next();
    Value content = tag.getValue();
    return switch (tag.getKey()) {
      case "$tuple" -> new Value.Tuple(items(untagged(content)));
      case "$set" -> new Value.Opaque("set", Json.write(content));
      case "$dict" ->
          new Value.Table(
              items(content).stream()
                  .map(pair -> items(untagged(pair)))
                  .map(pair -> new Value.Entry(pair.get(0), pair.get(1)))
                  .toList());
      case "$float" ->
          Value.of(
              switch (((Value.Text) content).value()) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.NaN;
              });
      case "$complex", "$bytes" ->
          new Value.Opaque(tag.getKey().substring(1), ((Value.Text) content).value());
      default -> untagged(fields);
    };
  }

  private static List<Value.Fields> read(Path file) {
    List<Value.Fields> rows = new ArrayList<>();
    try (BufferedReader reader = reader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          rows.add((Value.Fields) Json.read(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonException e) {
      throw new AssertionError("no JSON in " + file, e);
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
