package org.javoke.lab.itool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.javoke.input.InputException;
import org.javoke.input.JsonLines;
import org.javoke.lab.eval.Summariser;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Summary;
import org.javoke.lab.watch.LastStep;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * The numbers of the rounds, {@code rounds.json} and {@code metrics.csv}: all read from the files
 * of the stages, so that they are the same however often a run was stopped.
 */
public final class RoundNumbers {

  private RoundNumbers() {}

  /**
   * {@return a round's numbers by name} What was not done is left out.
   *
   * @throws InputException if a file of it was spoilt
   */
  public static Map<String, Value> of(IToolFolder folder, int round) {
    Map<String, Value> numbers = new LinkedHashMap<>();
    numbers.put("round", Value.of(round));
    if (round > 0) {
      perplexities(folder, round, numbers);
      search(folder, round, numbers);
      if (Files.exists(folder.answerCounts(round))) {
        numbers.putAll(fields(folder.answerCounts(round)).values());
      }
    }
    policy(folder, round, numbers);
    if (StageEvaluation.isDone(folder.evaluation(round))) {
      accuracy(folder.evaluation(round), numbers);
    }
    return numbers;
  }

  private static void perplexities(IToolFolder folder, int round, Map<String, Value> numbers) {
    if (!Files.exists(folder.perplexities(round))) {
      return;
    }
    List<Double> values = perplexities(folder.perplexities(round));
    numbers.put("examples", Value.of(values.size()));
    numbers.put("hardest", Value.of(lines(folder.hardest(round))));
    numbers.put("mean_perplexity", Value.of(mean(values)));
    numbers.put("median_perplexity", Value.of(median(values)));
  }

  /** {@return the perplexities in a file, of those lines that have one} */
  static List<Double> perplexities(Path file) {
    List<Double> values = new ArrayList<>();
    JsonLines.forEach(
        file,
        line -> {
          if (line.object().at("perplexity") instanceof Value.Real(double perplexity)) {
            values.add(perplexity);
          }
        });
    return values;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    return size == 0 ? 0 : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  private static void search(IToolFolder folder, int round, Map<String, Value> numbers) {
    Path file = folder.search(round).resolve("search.json");
    if (Files.exists(folder.trees(round)) && Files.exists(file)) {
      numbers.putAll(fields(file).values());
    }
  }

  private static void policy(IToolFolder folder, int round, Map<String, Value> numbers) {
    if (!Files.exists(folder.policy(round))) {
      return;
    }
    numbers.putAll(fields(folder.policy(round)).values());
    if (Value.TRUE.equals(numbers.get("trained"))) {
      LastStep.of(folder.round(round))
          .ifPresent(last -> {
            numbers.put("steps", Value.of(last.step()));
            for (String name : List.of("loss", "kl", "rewards/accuracies", "rewards/margins")) {
              Double value = last.values().get(name);
              if (value != null && Double.isFinite(value)) {
                numbers.put(name, Value.of(value));
              }
            }
          });
    }
  }

  private static void accuracy(Path run, Map<String, Value> numbers) {
    Summary summary = Summariser.summarise(SavedRun.read(run));
    Summary.Tally fair = summary.mode("fair").total();
    numbers.put("questions", Value.of(summary.questions()));
    numbers.put("unscored", Value.of(fair.unscored()));
    numbers.put("correct", Value.of(fair.correct()));
    fair.accuracy().ifPresent(share -> numbers.put("accuracy", Value.of(share)));
    Summary.Interval interval = fair.interval();
    if (interval != null) {
      numbers.put("accuracy_low", Value.of(interval.low()));
      numbers.put("accuracy_high", Value.of(interval.high()));
    }
    summary
        .mode("bfcl")
        .total()
        .accuracy()
        .ifPresent(share -> numbers.put("bfcl_accuracy", Value.of(share)));
  }

  /** Writes the numbers of the rounds up to this one. */
  static void write(IToolFolder folder, int last) {
    List<Map<String, Value>> rounds = new ArrayList<>();
    for (int round = 0; round <= last; round++) {
      rounds.add(of(folder, round));
    }
    SafeFile.write(
        folder.rounds(),
        PrettyJson.write(
            JsonObject.array(rounds, numbers -> JsonObject.map(numbers, value -> value))));
    SafeFile.write(folder.metrics(), table(rounds));
  }

  /**
   * {@return the numbers of each round, the warm-up's first}
   *
   * @throws InputException if {@code rounds.json} is not there, or was spoilt
   */
  public static List<Map<String, Value>> read(IToolFolder folder) {
    try {
      if (Json.read(Files.readString(folder.rounds())) instanceof Value.Items(List<Value> rounds)
          && rounds.stream().allMatch(Value.Fields.class::isInstance)) {
        return rounds.stream().map(round -> ((Value.Fields) round).values()).toList();
      }
      throw new InputException(
          folder.rounds() + " is no array of rounds: run the same command again");
    } catch (IOException | JsonException e) {
      throw new InputException(
          "%s cannot be read: %s. Run the same command again."
              .formatted(folder.rounds(), e.getMessage()),
          e);
    }
  }

  /** {@return the number of that name; NaN where there is none} */
  public static double number(Map<String, Value> numbers, String name) {
    return switch (numbers.get(name)) {
      case Value.Int(var whole) -> whole.doubleValue();
      case Value.Real(double real) -> real;
      case null, default -> Double.NaN;
    };
  }

  private static String table(List<Map<String, Value>> rounds) {
    Set<String> columns = new LinkedHashSet<>();
    // Later rounds have more columns than the warm-up, in the order in which things are done.
    rounds.reversed().forEach(numbers -> columns.addAll(numbers.keySet()));
    StringBuilder table = new StringBuilder(String.join(",", columns)).append('\n');
    for (Map<String, Value> numbers : rounds) {
      table
          .append(
              columns.stream()
                  .map(column -> cell(numbers.get(column)))
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    return table.toString();
  }

  private static String cell(@org.jspecify.annotations.Nullable Value value) {
    return switch (value) {
      case null -> "";
      case Value.Text(String text) -> '"' + text.replace("\"", "\"\"") + '"';
      default -> Json.write(value);
    };
  }

  private static Value.Fields fields(Path file) {
    try {
      if (Json.read(Files.readString(file)) instanceof Value.Fields fields) {
        return fields;
      }
      throw new InputException(file + " is no JSON object: delete its folder to make it again");
    } catch (IOException | JsonException e) {
      throw new InputException(
          "%s cannot be read: %s. Delete its folder to make it again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** {@return how many lines a file of JSON Lines has} */
  static int lines(Path file) {
    int[] count = {0};
    JsonLines.forEach(file, _ -> count[0]++);
    return count[0];
  }
}
